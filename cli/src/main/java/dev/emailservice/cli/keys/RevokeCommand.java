package dev.emailservice.cli.keys;

import dev.emailservice.cli.CommandException;
import dev.emailservice.cli.Terminal;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.delivery.access.StoredKey;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./mailctl keys revoke}: makes a key void for good. */
@Command(
        name = "revoke",
        description = {
            "Makes an API key void for good.",
            "It may still work for as long as the authorizer remembers it: api.keyCacheSeconds of the environment, else a minute."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RevokeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "KEYID", description = "The key's id: the 16 digits after es_, never the whole key.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KeyTarget target;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        if (!ApiKey.isId(id)) {
            // Without what was given: it may be a key.
            throw new ParameterException(spec.commandLine(), "KEYID must be 16 hexadecimal digits, as keys list shows");
        }
        return target.run(keys -> {
            StoredKey key = keys.revoke(id, clock.instant())
                    .orElseThrow(() -> new CommandException("there is no API key " + id + " (see mailctl keys list)"));
            new Terminal(spec.commandLine().getErr())
                    .line("API key " + id + " of \"" + key.name() + "\" is void since " + key.revokedAt());
            return 0;
        });
    }
}
