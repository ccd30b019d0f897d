package dev.emailservice.benchmark;

import dev.emailservice.adapters.redis.ExchangeJson;
import dev.emailservice.adapters.redis.RoutingScript;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The exchanges of a busy fleet as Redis gets them: each a batch of ten emails. */
final class RandomExchanges {

    private final RoutingScript script = RoutingScript.load();
    private final RandomGenerator random;
    private final RandomReports reports;
    private final ExchangeJson json;
    private boolean isLoaded;

    RandomExchanges(List<ProviderSettings> providers, RandomGenerator random) {
        this.random = random;
        this.reports = new RandomReports(providers, random);
        this.json = new ExchangeJson(providers);
    }

    /** The next ones; the first of them all brings the script's text. */
    List<List<String>> commands(int number) {
        return IntStream.range(0, number).mapToObj(_ -> command()).toList();
    }

    private List<String> command() {
        Exchange exchange = new Exchange(reports.worker(), 10, 1, Purpose.BATCH, false, reports.next());
        String request = json.write(Long.toHexString(random.nextLong()), exchange, null);
        String name = isLoaded ? "EVALSHA" : "EVAL";
        String what = isLoaded ? script.sha() : script.text();
        isLoaded = true;
        return List.of(name, what, "1", RoutingHash.KEY, request);
    }
}
