package dev.emailservice.infra.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a configuration. Reading never stops at a problem: it notes it and goes on with a stand-in, so
 * that a person sees everything that is wrong at once.
 */
final class Section {

    private final String path;
    private final JsonNode node;
    private final List<String> problems;
    private final Set<String> known = new HashSet<>();

    Section(String path, JsonNode node, List<String> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject()) {
            problem(path.isEmpty() ? "the file" : path, "must be an object");
        }
    }

    String text(String key, Pattern pattern, String meaning) {
        String value = optionalText(key, pattern, meaning);
        return value == null ? missing(key, meaning, "") : value;
    }

    @Nullable
    String optionalText(String key, Pattern pattern, String meaning) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
            problem(at(key), "must be " + meaning);
            return "";
        }
        return value.textValue();
    }

    int integer(String key, int min, int max) {
        Integer value = optionalInteger(key, min, max);
        return value == null ? missing(key, between(min, max), min) : value;
    }

    @Nullable
    Integer optionalInteger(String key, int min, int max) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
            problem(at(key), "must be " + between(min, max));
            return min;
        }
        return value.intValue();
    }

    boolean flag(String key) {
        JsonNode value = get(key);
        if (value == null || !value.isBoolean()) {
            problem(at(key), "must be true or false");
            return false;
        }
        return value.booleanValue();
    }

    List<String> texts(String key, Pattern pattern, String meaning) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(key)) {
            if (element.isTextual() && pattern.matcher(element.textValue()).matches()) {
                texts.add(element.textValue());
            } else {
                problem(at(key), "must hold only " + meaning);
            }
        }
        return List.copyOf(texts);
    }

    Section section(String key) {
        JsonNode value = get(key);
        return new Section(at(key), value == null ? JsonNodeFactory.instance.missingNode() : value, problems);
    }

    Section optionalSection(String key) {
        JsonNode value = get(key);
        return new Section(at(key), value == null ? JsonNodeFactory.instance.objectNode() : value, problems);
    }

    List<JsonNode> array(String key) {
        JsonNode value = get(key);
        if (value == null || !value.isArray()) {
            problem(at(key), "must be a list");
            return List.of();
        }
        return List.copyOf(value.valueStream().toList());
    }

    /** Notes the problem with the value of a key. */
    void reject(String key, String rule) {
        problem(at(key), rule);
    }

    /** Notes every key nobody asked for: a misspelt knob would otherwise silently do nothing. */
    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problem(at(name), "is not a setting");
            }
        });
    }

    private @Nullable JsonNode get(String key) {
        known.add(key);
        return node.get(key);
    }

    private <T> T missing(String key, String meaning, T standIn) {
        problem(at(key), "is missing; it must be " + meaning);
        return standIn;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void problem(String where, String rule) {
        problems.add(where + " " + rule);
    }

    private static String between(int min, int max) {
        return "a whole number from " + min + " to " + max;
    }
}
