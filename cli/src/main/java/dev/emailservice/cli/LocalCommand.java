package dev.emailservice.cli;

import dev.emailservice.cli.keys.LocalKeys;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mailctl local}: the whole service on loopback. */
@Command(
        name = "local",
        description = "Runs the whole service on loopback and sends one email through it. Ctrl-C stops everything.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LocalCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--once", description = "Exit 0 when that one email is delivered, 1 with the reason if it is not.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The API's port; 0 for any free one. Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + LocalStackOptions.DEFAULT_PORT)
    private int port;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "How many processes work on the queue. Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + LocalStackOptions.DEFAULT_WORKERS)
    private int workers;

    @Option(
            names = "--ses",
            paramLabel = "URL",
            description = "Use this SES v2 endpoint instead of the built-in double.")
    private @Nullable URI ses;

    @Option(
            names = "--sendgrid",
            paramLabel = "URL",
            description = "Use this SendGrid endpoint instead of the built-in double.")
    private @Nullable URI sendgrid;

    @Option(names = "--redis", paramLabel = "URL", description = "Use this Redis, such as redis://127.0.0.1:6379.")
    private @Nullable URI redis;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = {
                "Accept this key (es_ID_SECRET), which other users of this machine may see among its processes.",
                "Default: one that is made, and printed."
            })
    private @Nullable String apiKey;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        ApiKey key = key();
        LocalStack stack = LocalStack.start(options(), terminal::step);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread onExit = new Thread(() -> {
            stack.close();
            stopped.countDown();
        });
        Runtime.getRuntime().addShutdownHook(onExit);
        LocalKeys.accept(stack.stores(), key, Instant.now());
        FirstEmail first = new FirstEmail(stack, key.text());
        FirstEmail.Result result = first.send();
        List<String> logs = result instanceof FirstEmail.NotDelivered ? LastLines.of(stack.logs()) : List.of();
        if (once) {
            Runtime.getRuntime().removeShutdownHook(onExit);
            stack.close();
        }
        return switch (result) {
            case FirstEmail.Delivered delivered -> {
                terminal.step("one email delivered: " + delivered.how());
                if (!once) {
                    new Welcome(terminal).print(stack.address(), key.text());
                    stopped.await();
                }
                yield 0;
            }
            case FirstEmail.NotDelivered not -> {
                spec.commandLine().getErr().println("mailctl: the first email was not delivered: " + not.why());
                logs.forEach(spec.commandLine().getErr()::println);
                if (!once) {
                    stack.close();
                }
                yield 1;
            }
        };
    }

    private ApiKey key() {
        return apiKey == null
                ? ApiKey.random(new SecureRandom())
                : ApiKey.parse(apiKey)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--api-key must have the form es_, 16 hexadecimal digits, _, 64 hexadecimal digits"));
    }

    private LocalStackOptions options() {
        try {
            return LocalStackOptions.of(ProjectHome.path())
                    .withPort(port)
                    .withWorkers(workers)
                    .withSesUrl(ses)
                    .withSendGridUrl(sendgrid)
                    .withRedisUrl(redis)
                    .withApiKeys(true);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
