package dev.emailservice.cli.keys;

import dev.emailservice.cli.CommandException;
import dev.emailservice.cli.Terminal;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.access.StoredKey;
import dev.emailservice.delivery.intake.SenderDomains;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mailctl keys create}: makes an API key. It alone goes to standard output, so that it can be piped where it belongs. */
@Command(
        name = "create",
        description = {
            "Makes an API key and prints it, this once: only its hash is kept.",
            "The key alone goes to standard output; what is said about it goes to standard error."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CreateCommand implements Callable<Integer> {

    /** Lower case, and nothing that would end a domain in a list or an address. */
    private static final Pattern DOMAIN = Pattern.compile("[^\\s@,;<>\"\\p{Upper}]+\\.[^\\s@,;<>\"\\p{Upper}]+");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Whose key it is, for people.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "send",
            description = "What it allows: send, read, or admin (everything); repeat for several. Default: send.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<Scope> scopes;

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description =
                    "A domain whose From addresses it may use; repeat for several. Default: any of the environment's.")
    private List<String> domains = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KeyTarget target;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        ApiKey key = ApiKey.random(new SecureRandom());
        StoredKey stored = stored(key);
        return target.run(keys -> {
            if (!keys.create(stored)) {
                throw new CommandException(
                        "another key has the same id, which chance can't have done: nothing was made");
            }
            Terminal about = new Terminal(spec.commandLine().getErr());
            about.line("API key " + key.id() + " of \"" + name + "\": " + Texts.rights(stored)
                    + ". It is not shown again; revoke it with: mailctl keys revoke " + key.id());
            new Terminal(spec.commandLine().getOut()).line(key.text());
            return 0;
        });
    }

    private StoredKey stored(ApiKey key) {
        for (String domain : domains) {
            if (!DOMAIN.matcher(domain).matches()) {
                throw new ParameterException(
                        spec.commandLine(), "--domain must be a domain in lower case, such as mail.example.com");
            }
        }
        try {
            return StoredKey.of(key, name, Set.copyOf(scopes), new SenderDomains(Set.copyOf(domains)), clock.instant());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--name: " + e.getMessage(), e);
        }
    }
}
