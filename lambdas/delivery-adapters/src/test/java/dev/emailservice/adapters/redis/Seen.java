package dev.emailservice.adapters.redis;

import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker saw of one provider, in the words of a test. Attempts take 100 ms unless said, and began when they ended. */
final class Seen {

    private final ProviderName provider;
    private long epoch;
    private int ok;
    private int failed;
    private int unknown;
    private int overdue;
    private int throttled;
    private int usage;
    private int millis = 100;
    private @Nullable Duration restFor;
    private @Nullable String outOfService;
    private @Nullable ProbeResult probe;

    Seen(String provider, long epoch) {
        this.provider = new ProviderName(provider);
        this.epoch = epoch;
    }

    Seen under(long olderEpoch) {
        epoch = olderEpoch;
        return this;
    }

    Seen ok(int number) {
        ok = number;
        return this;
    }

    Seen failed(int number) {
        failed = number;
        return this;
    }

    Seen unknown(int number) {
        unknown = number;
        return this;
    }

    Seen overdue(int number) {
        overdue = number;
        return this;
    }

    Seen throttled(int number) {
        throttled = number;
        return this;
    }

    Seen usage(int recipients) {
        usage = recipients;
        return this;
    }

    Seen taking(int attemptMillis) {
        millis = attemptMillis;
        return this;
    }

    Seen rest(Duration duration) {
        restFor = duration;
        return this;
    }

    Seen outOfService(String why) {
        outOfService = why;
        return this;
    }

    Seen probe(ProbeResult result) {
        probe = result;
        return this;
    }

    ProviderReport report() {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < ok + failed + unknown; i++) {
            took.add(Duration.ofMillis(millis));
        }
        return new ProviderReport(
                provider,
                epoch,
                ok,
                failed,
                unknown,
                overdue,
                throttled,
                took,
                ok == 0 ? null : Duration.ZERO,
                failed + unknown + overdue == 0 ? null : Duration.ZERO,
                usage,
                restFor,
                outOfService,
                probe);
    }
}
