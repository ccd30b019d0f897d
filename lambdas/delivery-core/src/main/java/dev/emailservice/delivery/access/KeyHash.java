package dev.emailservice.delivery.access;

import dev.emailservice.model.json.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * All that is kept of a key's secret: SHA-256 over the whole key.
 *
 * <p>A slow hash such as bcrypt is for passwords, which people choose and others guess. Of 256 random bits there is nothing to
 * guess: a fast hash gives nothing away, and costs no request its time.
 *
 * @param hex 64 hexadecimal digits
 */
public record KeyHash(String hex) {

    /** The hash of a key. */
    public static KeyHash of(ApiKey key) {
        return new KeyHash(Sha256.hex(key.text()));
    }

    /** Whether it is the hash of this key, in a time that does not tell how much of it agrees. */
    public boolean matches(ApiKey key) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), of(key).hex().getBytes(StandardCharsets.US_ASCII));
    }
}
