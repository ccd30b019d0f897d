package dev.emailservice.cli;

import dev.emailservice.cli.keys.LocalKeys;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.local.ClassArchives;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mailctl prepare}: one run of the stack whose processes write their class archives when they end. */
@Command(
        name = "prepare",
        description = "Writes the class archives that make `local` start quickly; the build does it by itself.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PrepareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--own",
            hidden = true,
            description = "This program's own archive, which the launcher has it write.")
    private @Nullable Path own;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        Path home = ProjectHome.path();
        if (ClassArchives.complete(home) && (own == null || Files.exists(own))) {
            terminal.line("All class archives are there.");
            return 0;
        }
        // One worker, so that the first email is certain to reach the one that writes.
        LocalStackOptions options = LocalStackOptions.of(home)
                .withPort(0)
                .withWorkers(1)
                .withApiKeys(true)
                .withWritesClassArchives(true);
        FirstEmail.Result result;
        LocalStack stack = LocalStack.start(options, terminal::step);
        Thread onExit = new Thread(stack::close);
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            ApiKey key = ApiKey.random(new SecureRandom());
            LocalKeys.accept(stack.stores(), key, Instant.now());
            result = new FirstEmail(stack, key.text()).sendAndHear();
            stack.sweep();
        } finally {
            Runtime.getRuntime().removeShutdownHook(onExit);
            stack.close();
        }
        if (result instanceof FirstEmail.NotDelivered not) {
            spec.commandLine().getErr().println("mailctl: no email went through: " + not.why());
            return 1;
        }
        if (!ClassArchives.complete(home)) {
            spec.commandLine().getErr().println("mailctl: not every process has left its class archive");
            return 1;
        }
        terminal.step("class archives written");
        return 0;
    }
}
