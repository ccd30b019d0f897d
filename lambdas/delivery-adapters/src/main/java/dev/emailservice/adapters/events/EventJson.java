package dev.emailservice.adapters.events;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.json.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what others wrote: one odd field must not cost the other events. */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A word or two of the provider's own vocabulary; no address fits. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,59}");

    private static final int ID_BYTES = 16;

    private EventJson() {}

    /** The document; a missing node where it is none. */
    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    /** The document in a text; a missing node where it is none. */
    static JsonNode read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The email's id; empty where there is none of ours. */
    static Optional<EmailId> emailId(JsonNode value) {
        try {
            return value.isTextual() ? Optional.of(new EmailId(value.textValue())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The codes that are there, joined; null where there is none, or what is there is no code. */
    static @Nullable String codes(JsonNode... values) {
        String joined = String.join(
                "/",
                Arrays.stream(values)
                        .filter(value -> value.isTextual()
                                && CODE.matcher(value.textValue()).matches())
                        .map(JsonNode::textValue)
                        .toList());
        return joined.isEmpty() ? null : joined;
    }

    /** One short id for what is told apart by these texts. */
    static String id(String... parts) {
        byte[] digest = Sha256.digest().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ID_BYTES));
    }
}
