package dev.emailservice.sendemail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.json.Sha256;

/** What tells the content of one request from another's, however its JSON is laid out. */
final class RequestDigest {

    private static final ObjectWriter SORTED = Json.ASCII.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private RequestDigest() {}

    /**
     * SHA-256, in hex, over the JSON with its fields in order and without white space: a client that repeats a request may write
     * its fields in another order.
     *
     * @param json a valid request
     */
    static String of(String json) {
        try {
            // Plain maps, which are sorted; a tree is written as it was read.
            Object content = Json.ASCII.readValue(json, Object.class);
            return Sha256.hex(SORTED.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the JSON of a valid request");
        }
    }
}
