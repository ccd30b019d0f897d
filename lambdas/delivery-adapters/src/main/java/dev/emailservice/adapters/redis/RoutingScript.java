package dev.emailservice.adapters.redis;

import dev.emailservice.model.fleet.RoutingHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.StringCodec;

/**
 * The script of the exchange, put together from its sections in {@code routing/*.lua}.
 *
 * @param text the script
 * @param sha what Redis calls it
 */
public record RoutingScript(String text, String sha) {

    static final String KEY = RoutingHash.KEY;

    private static final String STATE = "1-state";

    private static final List<String> RULES =
            List.of("2-fleet", "3-breaker", "4-health", "5-usage", "6-share", "7-exchange");

    /** The exchange: the rules in a function of their own, for there Lua finds the variables of the state without a search. */
    public static RoutingScript load() {
        String rules = RULES.stream().map(RoutingScript::read).collect(Collectors.joining("\n"));
        return of(read(STATE) + "\nreturn (function()\n" + rules + "\nend)()\n");
    }

    /** The look at what is stored. */
    static RoutingScript look() {
        return of(RoutingHash.LOOK);
    }

    static RoutingScript of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new RoutingScript(text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Runs it in one round trip; in two where Redis has forgotten the script. */
    CompletionStage<String> run(RedissonClient client, String... arguments) {
        List<Object> keys = List.of(KEY);
        RScript redis = client.getScript(StringCodec.INSTANCE);
        return redis.<String>evalShaAsync(Mode.READ_WRITE, sha, ReturnType.VALUE, keys, (Object[]) arguments)
                .exceptionallyCompose(failure -> {
                    if (cause(failure) instanceof RedisNoScriptException) {
                        return redis.evalAsync(Mode.READ_WRITE, text, ReturnType.VALUE, keys, (Object[]) arguments);
                    }
                    throw new CompletionException(cause(failure));
                });
    }

    private static String read(String section) {
        String resource = "routing/" + section + ".lua";
        try (InputStream in = RoutingScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
