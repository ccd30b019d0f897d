package dev.emailservice.adapters.redis;

import dev.emailservice.delivery.health.ProviderReport;
import dev.emailservice.delivery.health.ProviderView;
import dev.emailservice.delivery.provider.ProviderName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.StringCodec;

/**
 * {@code fleet-health.lua} seen from Java: its keys, its arguments, its answer.
 *
 * @param text the script
 * @param sha what Redis calls it
 */
record FleetHealthScript(String text, String sha) {

    /** One hash tag for all keys, so that they share a slot: a cluster runs a script on one slot only. */
    static final String KEY_PREFIX = "{email-service}:";

    private static final String RESOURCE = "fleet-health.lua";
    private static final int VALUES_PER_PROVIDER = 6;
    private static final long NO_VALUE = -1;

    static FleetHealthScript load() {
        try (InputStream in = FleetHealthScript.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FleetHealthScript of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new FleetHealthScript(text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /**
     * Runs it in one round trip; in two where Redis has forgotten the script.
     *
     * @param batch names this batch of reports: a repeat of it is not added again
     * @param providers every provider reported on or asked for, once
     */
    CompletionStage<List<Object>> run(
            RedissonClient client, String batch, List<ProviderReport> reports, List<ProviderName> providers) {
        List<Object> keys = new ArrayList<>();
        keys.add(KEY_PREFIX + "batch:" + batch);
        providers.forEach(provider -> keys.add(KEY_PREFIX + "provider:" + provider.value()));
        Object[] arguments = arguments(reports, providers);
        RScript redis = client.getScript(StringCodec.INSTANCE);
        return redis.<List<Object>>evalShaAsync(Mode.READ_WRITE, sha, ReturnType.LIST, keys, arguments)
                .exceptionallyCompose(failure -> {
                    if (cause(failure) instanceof RedisNoScriptException) {
                        return redis.evalAsync(Mode.READ_WRITE, text, ReturnType.LIST, keys, arguments);
                    }
                    throw new CompletionException(cause(failure));
                });
    }

    /** What the script answered of each provider. */
    static Map<ProviderName, ProviderView> views(List<Object> answer, List<ProviderName> providers) {
        Map<ProviderName, ProviderView> views = new HashMap<>();
        for (int i = 0; i < providers.size(); i++) {
            int at = i * VALUES_PER_PROVIDER;
            long mean = number(answer, at);
            views.put(
                    providers.get(i),
                    new ProviderView(
                            mean == NO_VALUE ? null : Duration.ofNanos(mean * 1000),
                            number(answer, at + 1),
                            number(answer, at + 2),
                            number(answer, at + 3),
                            number(answer, at + 4),
                            Duration.ofMillis(number(answer, at + 5))));
        }
        return views;
    }

    private static Object[] arguments(List<ProviderReport> reports, List<ProviderName> providers) {
        List<Object> values = new ArrayList<>();
        values.add(text(reports.size()));
        for (ProviderReport report : reports) {
            values.add(text(providers.indexOf(report.provider()) + 1));
            values.add(text(report.attempts()));
            values.add(text(report.failures()));
            values.add(text(report.totalLatency().toNanos() / 1000));
            values.add(text(report.recipients()));
            values.add(text(millis(report.openFor())));
            values.add(report.closed() ? "1" : "0");
        }
        return values.toArray();
    }

    private static long millis(@Nullable Duration openFor) {
        return openFor == null ? NO_VALUE : openFor.toMillis();
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static long number(List<Object> answer, int index) {
        return ((Number) answer.get(index)).longValue();
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
