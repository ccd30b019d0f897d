package dev.emailservice.benchmark;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import dev.emailservice.model.settings.ProviderSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What one exchange costs Redis, by Redis' own count, and how much a provider's state takes after a million attempts. */
@Command(
        name = "script",
        mixinStandardHelpOptions = true,
        description = "The routing script: Redis' time a call, and the size of a provider's state.",
        sortOptions = false)
final class ScriptBenchCommand implements Callable<Integer> {

    /** Redis' own time a call, in microseconds. */
    private static final double MOST_MICROS = 100;

    private static final int MOST_BYTES = 2048;
    private static final Pattern USEC_PER_CALL = Pattern.compile("cmdstat_evalsha:.*usec_per_call=([0-9.]+)");

    private final Path root;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Attempts recorded, ten an exchange (default: ${DEFAULT-VALUE}).")
    private int attempts;

    ScriptBenchCommand(Path root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        try (RunDirectory run = RunDirectory.create(root.resolve("benchmarks").resolve("target"), "script");
                Watchdog watchdog = Watchdog.start();
                EmbeddedRedis redis = EmbeddedRedis.start(run.path(), run.cache(), watchdog)) {
            List<ProviderSettings> settings = List.of(
                    ProviderSettings.of("ses").withLimits(10_000, 100_000_000L), ProviderSettings.of("sendgrid"));
            try (RedisRoutingStore store = new RedisRoutingStore(
                    redis.uri(),
                    Optional::empty,
                    settings,
                    InstantSource.system(),
                    new Random(1),
                    Duration.ofSeconds(30))) {
                play(store, settings);
            }
            return report(redis, settings);
        }
    }

    private void play(RedisRoutingStore store, List<ProviderSettings> settings) {
        PrintWriter err = spec.commandLine().getErr();
        RandomReports reports = new RandomReports(settings, new Random(20261124));
        int exchanges = attempts / RandomReports.ATTEMPTS;
        for (int i = 0; i < exchanges; i++) {
            Exchange exchange = new Exchange(reports.worker(), 10, 1, Purpose.BATCH, false, reports.next());
            if (store.exchange(exchange).isEmpty()) {
                throw new IllegalStateException("Redis did not answer");
            }
            if (i % 20_000 == 0) {
                err.println("%,d of %,d attempts".formatted(i * RandomReports.ATTEMPTS, attempts));
                err.flush();
            }
        }
    }

    private int report(EmbeddedRedis redis, List<ProviderSettings> settings) throws IOException {
        Matcher stats = USEC_PER_CALL.matcher(redis.info("commandstats"));
        if (!stats.find()) {
            throw new IllegalStateException("Redis counted no call of the script");
        }
        double micros = Double.parseDouble(stats.group(1));
        var state = redis.hash("{email-service}:routing");
        int bytes = settings.stream()
                .mapToInt(each ->
                        String.valueOf(state.get("provider:" + each.name())).getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        out.println("| figure | bar | measured |");
        out.println("|---|---:|---:|");
        out.println("| Redis' time for one exchange of ten attempts, two providers | <= %.0f µs | %.1f µs |"
                .formatted(MOST_MICROS, micros));
        out.println("| a provider's state after %,d attempts | <= %,d bytes | %,d bytes |"
                .formatted(attempts, MOST_BYTES, bytes));
        out.flush();
        return micros <= MOST_MICROS && bytes <= MOST_BYTES ? 0 : 1;
    }
}
