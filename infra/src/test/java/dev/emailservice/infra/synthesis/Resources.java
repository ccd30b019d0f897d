package dev.emailservice.infra.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finding things in a template. */
public final class Resources {

    private Resources() {}

    /** The resources of a type. */
    public static List<JsonNode> ofType(JsonNode template, String type) {
        return all(template)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .toList();
    }

    /** All resources. */
    public static Stream<JsonNode> all(JsonNode template) {
        return template.path("Resources").valueStream();
    }

    /** The properties of the only resource of a type whose text contains a word. */
    public static JsonNode properties(JsonNode template, String type, String word) {
        List<JsonNode> found = ofType(template, type).stream()
                .filter(resource -> resource.toString().contains(word))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " resources of type " + type + " with " + word);
        }
        return found.getFirst().path("Properties");
    }

    /** The statements of every policy of the role a function assumes. */
    public static List<JsonNode> statements(JsonNode template, String functionName) {
        JsonNode function = properties(template, "AWS::Lambda::Function", "\"FunctionName\":\"" + functionName + "\"");
        String role = function.path("Role").path("Fn::GetAtt").path(0).asText();
        return ofType(template, "AWS::IAM::Policy").stream()
                .map(policy -> policy.path("Properties"))
                .filter(policy ->
                        policy.path("Roles").path(0).path("Ref").asText().equals(role))
                .flatMap(policy ->
                        policy.path("PolicyDocument").path("Statement").valueStream())
                .toList();
    }

    /** A value that may stand alone or in a list, as IAM allows it. */
    public static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(value -> texts.add(value.isTextual() ? value.asText() : value.toString()));
        } else {
            texts.add(oneOrMany.isTextual() ? oneOrMany.asText() : oneOrMany.toString());
        }
        return texts;
    }
}
