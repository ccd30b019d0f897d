package dev.emailservice.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Workers that exchange through the real script in a Redis of their own, at the time the test sets. */
final class TestFleet implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final RedisServer redis = RedisServer.start();
    private final ScriptConnection connection = new ScriptConnection(redis);
    private final ExchangeJson json;
    private final ObjectNode rules = Json.ASCII.createObjectNode();
    private Instant now = START;
    private Plan plan;
    private int batches;

    private TestFleet(List<ProviderSettings> settings) {
        json = new ExchangeJson(settings);
        plan = batch("first", 0);
        rest(20);
    }

    /** Providers without limits. The fleet is new: its first worker was heard of long ago. */
    static TestFleet with(String... providers) {
        return new TestFleet(Arrays.stream(providers).map(ProviderSettings::of).toList());
    }

    static TestFleet with(ProviderSettings... providers) {
        return new TestFleet(List.of(providers));
    }

    /** From now on a rule of the script has another value. */
    void rule(String name, double value) {
        rules.put(name, value);
    }

    Instant now() {
        return now;
    }

    void rest(double seconds) {
        now = now.plusNanos((long) (seconds * 1e9));
    }

    void restUntil(Instant time) {
        now = time;
    }

    /** What is seen of a provider under its latest epoch. */
    Seen of(String provider) {
        return new Seen(provider, of(plan, provider).epoch());
    }

    /** A worker begins a batch, would probe if it may, and tells what it saw before. */
    Plan batch(String worker, int recipients, Seen... reports) {
        return exchange(worker, recipients, 1, Purpose.BATCH, true, reports);
    }

    /** A worker tells what it saw, and asks for nothing. */
    Plan tell(String worker, Seen... reports) {
        return exchange(worker, 0, 1, Purpose.REPORT, false, reports);
    }

    /** A worker wants a provider for emails that failed elsewhere. */
    Plan failover(String worker, int recipients, Seen... reports) {
        return exchange(worker, recipients, 1, Purpose.FAILOVER, false, reports);
    }

    /** The same for one email to all of them. */
    Plan failoverOf(String worker, int recipients) {
        return exchange(worker, recipients, recipients, Purpose.FAILOVER, false);
    }

    /** A worker passes on what a provider says of our account: so many recipients in the last day. */
    void account(String provider, long used) {
        AccountUsage usage = new AccountUsage(null, 1_000_000L, used);
        var _ = exchange(new Exchange(
                "asker", 0, 1, Purpose.REPORT, false, List.of(), Map.of(new ProviderName(provider), usage)));
    }

    /** Other workers show themselves, each with a success through each of the providers. */
    void others(int workers, String... providers) {
        for (int i = 0; i < workers; i++) {
            tell(
                    "other-" + i,
                    Arrays.stream(providers).map(name -> of(name).ok(1)).toArray(Seen[]::new));
        }
    }

    /** Two workers fail there until it is left. */
    void breakDown(String provider) {
        tell("first-to-fail", of(provider).failed(10));
        tell("second-to-fail", of(provider).failed(10));
        if (!plan(provider).open()) {
            throw new AssertionError(provider + " is still in use: " + plan(provider));
        }
    }

    /** Waits for its time and probes it well until it is in use again; answers how many probes that took. */
    int recover(String provider) {
        int probes = 0;
        while (plan(provider).open()) {
            // Without a probe somebody else has the lease.
            now = now.plus(plan(provider).unavailableFor()).plusMillis(100);
            if (of(batch("prober", 0), provider).probe()) {
                probes++;
                tell("prober", of(provider).probe(ProbeResult.WELL));
            }
        }
        return probes;
    }

    /** The latest plan's view of a provider. */
    ProviderPlan plan(String provider) {
        return of(plan, provider);
    }

    static ProviderPlan of(Plan plan, String provider) {
        return Objects.requireNonNull(plan.providers().get(new ProviderName(provider)));
    }

    /** A worker begins a batch of one email to all of them. */
    Plan batchOf(String worker, int recipients) {
        return exchange(worker, recipients, recipients, Purpose.BATCH, false);
    }

    /**
     * Writes over some of what is stored.
     *
     * @param field without its layout, such as {@code provider:ses}
     * @param lua statements that change what is stored, {@code s}
     */
    void spoil(String field, String lua) {
        String script = """
                local s = cmsgpack.unpack(redis.call('HGET', KEYS[1], ARGV[1]))
                %s
                redis.call('HSET', KEYS[1], ARGV[1], cmsgpack.pack(s))
                return ''
                """.formatted(lua);
        connection.command("EVAL", script, "1", RoutingScript.KEY, RoutingHash.LAYOUT + field);
    }

    /** What people see of all that is stored. */
    JsonNode look() {
        return read(connection.command("EVAL", RoutingHash.LOOK, "1", RoutingScript.KEY));
    }

    /** What is stored about a provider. */
    JsonNode stored(String provider) {
        return look().path("provider:" + provider);
    }

    /** Decrees it as {@link RedisRoutingStore#force} does. */
    void force(String provider, ForcedState state) {
        connection.command("HSET", RoutingScript.KEY, "forced:" + provider, ForcedStateJson.write(state));
    }

    String command(String... words) {
        return connection.command(words);
    }

    private Plan exchange(String worker, int want, int largest, Purpose purpose, boolean mayProbe, Seen... reports) {
        var told = Arrays.stream(reports).map(Seen::report).toList();
        return exchange(new Exchange(worker, want, largest, purpose, mayProbe, told));
    }

    private Plan exchange(Exchange exchange) {
        ObjectNode request = (ObjectNode) read(json.write("batch-" + ++batches, exchange, now.toEpochMilli()));
        request.set("rules", rules);
        plan = PlanJson.read(connection.exchange(request.toString()));
        return plan;
    }

    private static JsonNode read(String text) {
        try {
            return Json.ASCII.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        connection.close();
        redis.close();
    }
}
