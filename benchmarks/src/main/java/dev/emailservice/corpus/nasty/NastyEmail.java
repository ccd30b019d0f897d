package dev.emailservice.corpus.nasty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.corpus.Generators;
import dev.emailservice.corpus.Tables;
import dev.emailservice.model.json.Json;
import java.util.List;

/**
 * A valid request that is hard to carry.
 *
 * @param name what is hard about it, for people
 * @param body its JSON
 */
public record NastyEmail(String name, String body) {

    private static final String PLAIN = """
            {"from":"Qzxcanary <qzxcanary@example.com>","to":["qzxcanary@example.org"],"subject":"qzxcanary",\
            "text":"qzxcanary"}""";

    /** All of them. */
    public static List<NastyEmail> all() {
        return Tables.rows("nasty/emails").stream().map(NastyEmail::read).toList();
    }

    /** Its JSON as a tree. */
    public JsonNode json() {
        return tree(body);
    }

    /** A row is a name and the fields in which the request differs from a plain one; null takes one away. */
    private static NastyEmail read(String row) {
        int bar = row.indexOf(" | ");
        ObjectNode request = (ObjectNode) tree(PLAIN);
        JsonNode changes = tree(Generators.expand(row.substring(bar + 3)));
        changes.properties().forEach(change -> request.set(change.getKey(), change.getValue()));
        request.properties().removeIf(field -> field.getValue().isNull());
        return new NastyEmail(row.substring(0, bar).strip(), request.toString());
    }

    private static JsonNode tree(String json) {
        try {
            return Json.ASCII.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a row of the corpus is no JSON", e);
        }
    }
}
