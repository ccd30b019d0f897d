package dev.emailservice.benchmark;

import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What workers of a busy fleet would tell: mostly successes through either provider, now and then a failure. */
final class RandomReports {

    /** Attempts told in one exchange. */
    static final int ATTEMPTS = 10;

    private static final int WORKERS = 200;

    private final List<ProviderSettings> providers;
    private final RandomGenerator random;

    RandomReports(List<ProviderSettings> providers, RandomGenerator random) {
        this.providers = providers;
        this.random = random;
    }

    String worker() {
        return "worker-%08x".formatted(random.nextInt(WORKERS));
    }

    List<ProviderReport> next() {
        List<ProviderReport> reports = new ArrayList<>();
        int left = ATTEMPTS;
        for (ProviderSettings provider : providers) {
            int attempts = provider.equals(providers.getLast()) ? left : random.nextInt(left + 1);
            left -= attempts;
            int failed = random.nextInt(1000) == 0 ? Math.min(1, attempts) : 0;
            List<Duration> took = new ArrayList<>();
            for (int i = 0; i < attempts; i++) {
                took.add(Duration.ofMillis(40 + random.nextInt(200)));
            }
            reports.add(new ProviderReport(
                    new ProviderName(provider.name()),
                    0,
                    attempts - failed,
                    failed,
                    0,
                    0,
                    0,
                    took,
                    Duration.ofMillis(50),
                    failed == 0 ? null : Duration.ofMillis(30),
                    0,
                    null,
                    null,
                    null));
        }
        return reports;
    }
}
