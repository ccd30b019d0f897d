package dev.emailservice.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.local.doubles.ProviderDouble;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.poller.QueueDepth;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.model.json.Json;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The documents of the control interface. Other people's scripts read them: fields are added, never renamed. */
final class StatusJson {

    private StatusJson() {}

    static ObjectNode status(ControlledStack stack) {
        ObjectNode status = Json.ASCII.createObjectNode();
        ArrayNode functions = status.putArray("functions");
        stack.functions().forEach(function -> functions.add(function(function)));
        QueueDepth depth = stack.queue();
        ObjectNode queue = status.putObject("queue");
        queue.put("visible", depth.visible());
        queue.put("inFlight", depth.inFlight());
        queue.put("delayed", depth.delayed());
        status.put("deadLetter", stack.deadLetters());
        status.set("stores", Json.ASCII.valueToTree(stack.stores()));
        ObjectNode redis = status.putObject("redis");
        putPid(redis, stack.redisPid());
        stack.redisUri().ifPresent(uri -> redis.put("uri", uri.toString()));
        ObjectNode providers = status.putObject("providers");
        Map<String, Long> accepted = stack.receipts().all().stream()
                .collect(Collectors.groupingBy(Receipt::provider, Collectors.counting()));
        Map<String, RoutingState> routing = stack.routing();
        stack.providers().forEach((name, endpoint) -> {
            ObjectNode provider = providers.putObject(name);
            provider.put("endpoint", endpoint.toString());
            stack.builtIn(name)
                    .ifPresentOrElse(
                            builtIn -> fill(provider, builtIn, stack.receipts(), accepted.getOrDefault(name, 0L)),
                            () -> provider.put("external", true));
            RoutingState state = routing.get(name);
            if (state != null) {
                provider.set("routing", state.json());
            }
        });
        return status;
    }

    static ArrayNode emails(Receipts receipts) {
        ArrayNode emails = Json.ASCII.createArrayNode();
        for (Receipt receipt : receipts.all()) {
            ObjectNode email = emails.addObject();
            email.put("id", receipt.emailId());
            email.put("provider", receipt.provider());
            ArrayNode recipients = email.putArray("recipients");
            receipt.recipients().forEach(recipients::add);
            email.put("subject", receipt.subject());
            email.put("time", receipt.time().toString());
        }
        return emails;
    }

    static ObjectNode provider(ProviderDouble builtIn) {
        ObjectNode provider = Json.ASCII.createObjectNode();
        provider.put("name", builtIn.name());
        provider.setAll((ObjectNode) behaviour(builtIn));
        return provider;
    }

    private static ObjectNode function(FunctionStatus function) {
        ObjectNode node = Json.ASCII.createObjectNode();
        node.put("name", function.name());
        putPid(node, function.pid());
        node.put("state", function.state().json());
        return node;
    }

    private static void fill(ObjectNode provider, ProviderDouble builtIn, Receipts receipts, long accepted) {
        provider.setAll((ObjectNode) behaviour(builtIn));
        provider.put("accepted", accepted);
        provider.put("emitted", receipts.events(builtIn.name()));
        provider.put("requests", receipts.requests(builtIn.name()));
        ObjectNode answers = provider.putObject("answers");
        receipts.answers(builtIn.name()).forEach(answers::put);
    }

    private static JsonNode behaviour(ProviderDouble builtIn) {
        try {
            return Json.ASCII.readTree(builtIn.behaviour().toJson());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putPid(ObjectNode node, OptionalLong pid) {
        if (pid.isPresent()) {
            node.put("pid", pid.getAsLong());
        } else {
            node.putNull("pid");
        }
    }
}
