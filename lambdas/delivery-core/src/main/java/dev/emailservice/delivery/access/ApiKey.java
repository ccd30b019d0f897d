package dev.emailservice.delivery.access;

import dev.emailservice.model.json.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A caller's API key: {@code es_<id>_<secret>}. The prefix and the fixed lengths let a scanner find one that was published by
 * mistake; the id is public, and finds the key's record.
 *
 * @param id 16 hexadecimal digits
 * @param secret 64 hexadecimal digits: 256 random bits, which nobody guesses
 */
public record ApiKey(String id, String secret) {

    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern FORM = Pattern.compile("es_([0-9a-f]{16})_([0-9a-f]{64})");

    /** @throws IllegalArgumentException where id or secret has another form; the message quotes neither */
    public ApiKey {
        if (!FORM.matcher("es_" + id + "_" + secret).matches()) {
            throw new IllegalArgumentException("not the parts of an API key");
        }
    }

    /** A new key. {@code random} must be cryptographically strong. */
    public static ApiKey random(RandomGenerator random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new ApiKey(HexFormat.of().formatHex(id), HexFormat.of().formatHex(secret));
    }

    /** The key in a text; empty where it is none. */
    public static Optional<ApiKey> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ApiKey(form.group(1), form.group(2))) : Optional.empty();
    }

    /** Whether a text is the id of a key. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The whole key, secret included: for its owner, once. */
    public String text() {
        return "es_" + id + "_" + secret;
    }

    /**
     * What tells its owner's Idempotency-Keys from those of others, and what is kept of an email's content from what anybody could
     * compute: nobody without the key can guess it, and neither it nor the key follows from the hash that is kept.
     */
    public String owner() {
        return Sha256.hex("owner " + text());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
