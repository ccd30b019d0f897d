package dev.emailservice.delivery.intake;

import dev.emailservice.model.json.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a caller sends again with a request that it repeats, so that one email comes of all of them (IETF draft "The
 * Idempotency-Key HTTP Header Field").
 *
 * @param scope whose key it is: two callers may well use the same one
 * @param value what the caller chose; it may name a person or an order, and shows nowhere
 */
public record IdempotencyKey(String scope, String value) {

    /** The longest key, in characters. */
    public static final int MAX_LENGTH = 256;

    private static final String HMAC = "HmacSHA256";

    /** For a digest that is no email's id. */
    private static final int NO_USE = -1;

    private static final Pattern FORM = Pattern.compile("[ -~]{1," + MAX_LENGTH + "}");

    /** The key, or empty where the text is none: 1 to {@value #MAX_LENGTH} printable ASCII characters. */
    public static Optional<IdempotencyKey> parse(String scope, String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IdempotencyKey(scope, text)) : Optional.empty();
    }

    /** The key of one email of a request that has several: no caller can choose it, for it is not printable. */
    public IdempotencyKey part(int email) {
        return new IdempotencyKey(scope, value + "\n" + email);
    }

    /**
     * A number that nobody without the key can guess, and that is the same for each use of the key.
     *
     * @param use 0 for the first email of the key; a key that is used again after its time makes another
     */
    byte[] digest(int use) {
        MessageDigest sha256 = Sha256.digest();
        // With its length before it, no scope runs into a key.
        byte[] owner = scope.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(8).putInt(owner.length).putInt(use).array());
        sha256.update(owner);
        return sha256.digest(value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What tells one content from another's to whoever has the key, and says nothing to anybody else: a plain digest would
     * confirm a guessed recipient, or a code of six digits (RFC 2104, HMAC with SHA-256, in hex).
     */
    String seal(String content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(digest(NO_USE), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "IdempotencyKey";
    }
}
