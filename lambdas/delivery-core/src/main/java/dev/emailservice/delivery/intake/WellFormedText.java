package dev.emailservice.delivery.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Finds lone surrogates: JSON may spell them, but they are no character, and each provider would make another one of them. */
final class WellFormedText {

    private WellFormedText() {}

    /** Whether every name and every string in the tree is well-formed Unicode. */
    static boolean everywhereIn(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.isTextual() && !isWellFormed(node.textValue())) {
                return false;
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!isWellFormed(field.getKey())) {
                    return false;
                }
            }
            node.forEach(open::push);
        }
        return true;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
