package dev.emailservice.corpus.fuzz;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes a request of a good one by a few changes at random. */
final class Mutator {

    private static final JsonMapper LAX = new JsonMapper();

    private final List<String> good;

    /** @param good the bodies to begin with, each a JSON object */
    Mutator(List<String> good) {
        this.good = List.copyOf(good);
    }

    /** The next request. */
    APIGatewayProxyRequestEvent next(RandomGenerator random) {
        String body = good.get(random.nextInt(good.size()));
        int kinds = random.nextInt(1, 16);
        if ((kinds & 1) != 0) {
            body = tree(body, random);
        }
        if ((kinds & 2) != 0 && random.nextBoolean()) {
            for (int i = random.nextInt(1, 3); i > 0; i--) {
                body = TextMutations.apply(body, random);
            }
        }
        APIGatewayProxyRequestEvent event = EventMutations.plain(body);
        if ((kinds & 4) != 0 && random.nextBoolean()) {
            EventMutations.bytes(event, random);
        }
        if ((kinds & 8) != 0) {
            EventMutations.around(event, random);
        }
        return event;
    }

    private static String tree(String body, RandomGenerator random) {
        try {
            ObjectNode root = (ObjectNode) LAX.readTree(body);
            TreeMutations.apply(root, random);
            return LAX.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the JSON of a good request", e);
        }
    }
}
