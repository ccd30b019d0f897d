package dev.emailservice.benchmark;

import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.settings.ProviderSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What one exchange costs Redis by its own count where it always has the next one before it, and how much a provider's state
 * takes after a million attempts.
 */
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

    /** Exchanges that Redis gets at once, so that it works without a pause. */
    private static final int PART = 500;

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
            return report(play(redis, settings), redis, settings);
        }
    }

    /** Microseconds an exchange: the median of its parts, for now and then something else runs on this machine. */
    private double play(EmbeddedRedis redis, List<ProviderSettings> settings) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        RandomExchanges exchanges = new RandomExchanges(settings, new Random(20261124));
        int parts = Math.max(1, attempts / RandomReports.ATTEMPTS / PART);
        double[] micros = new double[parts];
        for (int i = 0; i < parts; i++) {
            redis.forgetStatistics();
            redis.runAll(exchanges.commands(PART));
            micros[i] = microsPerCall(redis);
            if (i % 40 == 0) {
                err.println("%,d of %,d attempts".formatted((long) i * PART * RandomReports.ATTEMPTS, attempts));
                err.flush();
            }
        }
        Arrays.sort(micros);
        return micros[parts / 2];
    }

    private static double microsPerCall(EmbeddedRedis redis) throws IOException {
        Matcher stats = USEC_PER_CALL.matcher(redis.info("commandstats"));
        if (!stats.find()) {
            throw new IllegalStateException("Redis counted no call of the script");
        }
        return Double.parseDouble(stats.group(1));
    }

    private int report(double micros, EmbeddedRedis redis, List<ProviderSettings> settings) throws IOException {
        int bytes = 0;
        for (ProviderSettings each : settings) {
            String length = redis.eval(
                    "return tostring(redis.call('HSTRLEN', KEYS[1], '%sprovider:%s'))"
                            .formatted(RoutingHash.LAYOUT, each.name()),
                    RoutingHash.KEY);
            bytes = Math.max(bytes, Integer.parseInt(length));
        }
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
