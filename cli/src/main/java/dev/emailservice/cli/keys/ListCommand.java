package dev.emailservice.cli.keys;

import dev.emailservice.cli.Terminal;
import dev.emailservice.delivery.access.StoredKey;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./mailctl keys list}: which keys there are. No key is shown, for none is kept. */
@Command(
        name = "list",
        description = "Lists the API keys by their ids, revoked ones too.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ListCommand implements Callable<Integer> {

    private static final String FORM = "%-16s %-20s %-20s %-16s %-24s %s";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KeyTarget target;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        return target.run(keys -> {
            List<StoredKey> all = keys.list();
            terminal.line(terminal.bold(FORM.formatted("id", "created", "revoked", "scopes", "name", "from")));
            all.forEach(key -> terminal.line(FORM.formatted(
                    key.id(),
                    key.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    key.revokedAt() == null
                            ? "-"
                            : Objects.requireNonNull(key.revokedAt()).truncatedTo(ChronoUnit.SECONDS),
                    Texts.scopes(key),
                    key.name(),
                    Texts.domains(key))));
            return 0;
        });
    }
}
