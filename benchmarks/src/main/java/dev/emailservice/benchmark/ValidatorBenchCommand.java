package dev.emailservice.benchmark;

import dev.emailservice.delivery.intake.EmailRequestParser;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.delivery.intake.SenderDomains;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What it costs to read and check a typical request, in processor time of the one thread that does it: that does not count what
 * else runs on the machine.
 */
@Command(
        name = "validator",
        mixinStandardHelpOptions = true,
        description = "Reading and checking a typical request: processor time a request.",
        sortOptions = false)
final class ValidatorBenchCommand implements Callable<Integer> {

    private static final double MOST_MICROS = 50;

    /** Requests measured at once, so that the clock's own time is nothing. */
    private static final int PART = 500;

    private static final int WARM_UP_PARTS = 60;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final String request = TypicalEmail.json();
    private final SenderDomains senders = SenderDomains.parse("example.com");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Requests measured, after 30,000 to warm up (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Override
    public Integer call() {
        if (requests < PART) {
            throw new ParameterException(spec.commandLine(), "--requests must be at least " + PART);
        }
        for (int i = 0; i < WARM_UP_PARTS; i++) {
            microsOfPart();
        }
        double[] micros = new double[requests / PART];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = microsOfPart();
        }
        Arrays.sort(micros);
        return report(micros[micros.length / 2], micros[(int) (micros.length * 0.95)]);
    }

    private double microsOfPart() {
        long began = threads.getCurrentThreadCpuTime();
        int valid = 0;
        for (int i = 0; i < PART; i++) {
            valid += EmailRequestParser.parse(request, senders, Instant.EPOCH) instanceof ParsedRequest.Valid ? 1 : 0;
        }
        long took = threads.getCurrentThreadCpuTime() - began;
        if (valid != PART) {
            throw new IllegalStateException("the typical request is not valid");
        }
        return took / 1_000.0 / PART;
    }

    private int report(double median, double slow) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("| figure | bar | measured |");
        out.println("|---|---:|---:|");
        out.println(
                "| processor time for one request of %,d characters, the median of parts of %d | <= %.0f µs | %.1f µs |"
                        .formatted(request.length(), PART, MOST_MICROS, median));
        out.println("| the same, the 95th of 100 parts | | %.1f µs |".formatted(slow));
        out.flush();
        return median <= MOST_MICROS ? 0 : 1;
    }
}
