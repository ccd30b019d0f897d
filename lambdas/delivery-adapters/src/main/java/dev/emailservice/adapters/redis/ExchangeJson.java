package dev.emailservice.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the script is asked: milliseconds, and no field where there is nothing to say, for Redis has to read it. */
public final class ExchangeJson {

    /** Buckets of attempt times, each a factor of the root of two wide, the first up to four milliseconds. */
    static final int BUCKETS = 20;

    private static final double FIRST_BUCKET_MILLIS = 4;

    private final ArrayNode providers;

    /** For exchanges about these providers. */
    public ExchangeJson(List<ProviderSettings> settings) {
        providers = Json.ASCII.createArrayNode();
        settings.forEach(each -> providers.add(settings(each)));
    }

    /**
     * The request.
     *
     * @param batch names the exchange: a repeat of it changes nothing
     * @param nowMillis the time to go by, or null for Redis' own
     */
    public String write(String batch, Exchange exchange, @Nullable Long nowMillis) {
        ObjectNode request = Json.ASCII
                .createObjectNode()
                .put("batch", batch)
                .put("worker", exchange.worker())
                .put("want", exchange.wanted())
                .put("largest", exchange.largest())
                .put("purpose", exchange.purpose().name().toLowerCase(Locale.ROOT));
        if (exchange.mayProbe()) {
            request.put("canProbe", true);
        }
        if (nowMillis != null) {
            request.put("nowMs", nowMillis);
        }
        request.set("providers", providers);
        ArrayNode reports = request.putArray("reports");
        exchange.reports().forEach(report -> reports.add(report(report)));
        if (!exchange.accounts().isEmpty()) {
            ArrayNode accounts = request.putArray("accounts");
            exchange.accounts().forEach((provider, usage) -> accounts.add(account(provider, usage)));
        }
        try {
            return Json.ASCII.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode settings(ProviderSettings settings) {
        ObjectNode node = Json.ASCII.createObjectNode().put("name", settings.name());
        if (!settings.isEnabled()) {
            node.put("enabled", false);
        }
        if (settings.weightOrDefault() != 1) {
            node.put("weight", settings.weightOrDefault());
        }
        if (settings.perSecond() != null) {
            node.put("perSecond", settings.perSecond());
        }
        if (settings.perDay() != null) {
            node.put("perDay", settings.perDay());
        }
        return node;
    }

    private static ObjectNode report(ProviderReport report) {
        ObjectNode node = Json.ASCII
                .createObjectNode()
                .put("provider", report.provider().value())
                .put("epoch", report.epoch());
        putCount(node, "ok", report.succeeded());
        putCount(node, "failed", report.failed());
        putCount(node, "unknown", report.unknown());
        putCount(node, "overdue", report.overdue());
        putCount(node, "throttled", report.throttled());
        putCount(node, "usage", report.usage());
        double total = 0;
        ArrayNode buckets = node.putArray("hist");
        for (Duration took : report.took()) {
            total += millis(took);
            buckets.add(bucket(millis(took)));
        }
        node.put("totalMs", total);
        putMillis(node, "okAgoMs", report.latestSuccessAge());
        putMillis(node, "badAgoMs", report.firstFailureAge());
        putMillis(node, "restForMs", report.restFor());
        if (report.outOfService() != null) {
            node.put("outOfService", report.outOfService());
        }
        if (report.probe() != null) {
            node.put("probe", report.probe().name().toLowerCase(Locale.ROOT));
        }
        return node;
    }

    private static ObjectNode account(ProviderName provider, AccountUsage usage) {
        ObjectNode node =
                Json.ASCII.createObjectNode().put("provider", provider.value()).put("used", usage.usedToday());
        if (usage.perSecond() != null) {
            node.put("perSecond", usage.perSecond());
        }
        if (usage.perDay() != null) {
            node.put("perDay", usage.perDay());
        }
        return node;
    }

    private static int bucket(double millis) {
        double above = Math.log(Math.max(1, millis / FIRST_BUCKET_MILLIS)) / Math.log(2) * 2;
        return Math.min(BUCKETS, 1 + (int) Math.ceil(above));
    }

    private static void putCount(ObjectNode node, String name, long count) {
        if (count != 0) {
            node.put(name, count);
        }
    }

    private static void putMillis(ObjectNode node, String name, @Nullable Duration duration) {
        if (duration != null) {
            node.put(name, millis(duration));
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
