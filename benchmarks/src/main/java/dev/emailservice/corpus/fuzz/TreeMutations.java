package dev.emailservice.corpus.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Changes a request's JSON as a tree: values and their types, names, lists, depth. */
final class TreeMutations {

    /** Sets what stands in one place of the tree. */
    private interface Place {
        JsonNode get();

        void set(JsonNode value);
    }

    private TreeMutations() {}

    /** One change in one place. */
    static void apply(ObjectNode root, RandomGenerator random) {
        List<Place> places = new ArrayList<>();
        collect(root, places);
        if (places.isEmpty()) {
            return;
        }
        Place place = places.get(random.nextInt(places.size()));
        switch (random.nextInt(6)) {
            case 0 -> place.set(raw(root, NastyTokens.value(random)));
            case 1 -> place.set(places.get(random.nextInt(places.size())).get().deepCopy());
            case 2 -> place.set(root.arrayNode().add(place.get().deepCopy()));
            case 3 -> repeat(place.get(), random.nextInt(1, 60));
            case 4 -> rename(root, random);
            default -> place.set(text(root, place.get(), random));
        }
    }

    private static JsonNode raw(ObjectNode root, String json) {
        return root.rawValueNode(new RawValue(json));
    }

    /** A string with something nasty in it; anything else as the string of it. */
    private static JsonNode text(ObjectNode root, JsonNode value, RandomGenerator random) {
        String quoted = root.textNode(value.isTextual() ? value.textValue() : value.asText())
                .toString();
        int at = random.nextInt(1, quoted.length());
        return raw(root, quoted.substring(0, at) + NastyTokens.inString(random) + quoted.substring(at));
    }

    private static void repeat(JsonNode list, int times) {
        if (list instanceof ArrayNode array && !array.isEmpty()) {
            for (int i = 0; i < times; i++) {
                array.add(array.get(0).deepCopy());
            }
        }
    }

    private static void rename(ObjectNode object, RandomGenerator random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.size() > 1) {
            String from = names.get(random.nextInt(names.size()));
            String to = random.nextBoolean() ? names.get(random.nextInt(names.size())) : from + "s";
            JsonNode value = object.remove(from);
            object.set(to, value);
        }
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String name = field.getKey();
                places.add(new Place() {
                    @Override
                    public JsonNode get() {
                        return object.path(name);
                    }

                    @Override
                    public void set(JsonNode value) {
                        object.set(name, value);
                    }
                });
                collect(field.getValue(), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(new Place() {
                    @Override
                    public JsonNode get() {
                        return array.path(index);
                    }

                    @Override
                    public void set(JsonNode value) {
                        array.set(index, value);
                    }
                });
                collect(array.get(i), places);
            }
        }
    }
}
