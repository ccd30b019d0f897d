package dev.emailservice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared, and that a difference in any field is seen. */
class CanonicalEmailTest {

    private static final String EMAIL = """
            {"from":"A <a@example.com>","to":["b@example.org"],"cc":["c@example.org"],"bcc":["d@example.org"],
             "reply_to":["e@example.com"],"subject":"s","text":"t","html":"h","headers":{"X-A":"1"},
             "attachments":[{"filename":"f","content":"aGk=","content_type":"a/b"}],"tags":[{"name":"n","value":"v"}]}""";

    private static CanonicalEmail meaning(JsonNode request) {
        return CanonicalEmail.of(Meaning.of(request));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "from|\"B <a@example.com>\"",
                "to|[\"b@example.org\",\"x@example.org\"]",
                "cc|[]",
                "bcc|null",
                "reply_to|\"f@example.com\"",
                "subject|\"S\"",
                "text|\"t \"",
                "html|null",
                "headers|{\"X-a\":\"1\"}",
                "attachments|[{\"filename\":\"f\",\"content\":\"aGo=\",\"content_type\":\"a/b\"}]",
                "tags|[{\"name\":\"n\",\"value\":\"V\"}]"
            })
    void aDifferenceIsNamedByItsField(String field, String json) throws Exception {
        ObjectNode other = (ObjectNode) Json.ASCII.readTree(EMAIL);
        other.set(field, Json.ASCII.readTree(json));

        assertThat(meaning(Json.ASCII.readTree(EMAIL)).differences(meaning(other)))
                .containsExactly(field);
    }

    @Test
    void aTypeThatTheRequestLeavesOpenMayBeAny() throws Exception {
        CanonicalEmail open = meaning(Json.ASCII.readTree(EMAIL.replace(",\"content_type\":\"a/b\"", "")));

        assertThat(open.differences(meaning(Json.ASCII.readTree(EMAIL)))).isEmpty();
    }

    @Test
    void whatIsPrintedOfItIsNoContent() throws Exception {
        assertThat(List.of(meaning(Json.ASCII.readTree(EMAIL)))).hasToString("[CanonicalEmail]");
    }
}
