package dev.emailservice.model.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The identity of an accepted email: what the caller gets, what the ledger is keyed by, and what every copy carries as
 * {@code X-Email-Id}.
 *
 * @param value a lower-case UUID
 */
public record EmailId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An id that no email gets: for asking whether anybody answers, and for what stands for any email. */
    public static final EmailId NONE = new EmailId("00000000-0000-4000-8000-000000000000");

    /** @throws IllegalArgumentException where the value is no lower-case UUID */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an email id");
        }
    }

    /** A new random id (UUID version 4) from the given source. */
    public static EmailId random(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new EmailId(new UUID(high, low).toString());
    }

    /**
     * The id that belongs to a digest (UUID version 8).
     *
     * @param digest 16 bytes or more, of which the first 16 count
     */
    public static EmailId of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new EmailId(new UUID(high, low).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
