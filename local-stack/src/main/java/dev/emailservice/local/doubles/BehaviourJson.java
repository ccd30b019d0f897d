package dev.emailservice.local.doubles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.local.doubles.Behaviour.Parsed;
import dev.emailservice.local.doubles.EventBehaviour.Fate;
import dev.emailservice.model.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON form of a {@link Behaviour}. */
final class BehaviourJson {

    private static final Set<String> FIELDS = Set.of(
            "mode",
            "status",
            "latencyMs",
            "perSecond",
            "fraction",
            "for",
            "events",
            "eventDelayMs",
            "eventRepeat",
            "eventOrder",
            "eventFate");
    private static final String MODES =
            Arrays.stream(Mode.values()).map(Mode::json).collect(Collectors.joining("|"));
    private static final String FATES =
            Arrays.stream(Fate.values()).map(Fate::json).collect(Collectors.joining("|"));
    /** Says in one sentence why the text is no behaviour. Never leaves this class. */
    private static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }

    private BehaviourJson() {}

    static Parsed read(String text) {
        try {
            return new Parsed.Valid(behaviour(Json.ASCII.readTree(text)));
        } catch (JsonProcessingException e) {
            return new Parsed.Invalid("not valid JSON: " + e.getOriginalMessage());
        } catch (Refused e) {
            return new Parsed.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Behaviour behaviour(JsonNode json) throws Refused {
        if (!json.isObject()) {
            throw new Refused("must be an object such as {\"mode\":\"error\",\"status\":503}");
        }
        for (var name : (Iterable<String>) json::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw new Refused("unknown field '" + name + "'");
            }
        }
        var defaults = Behaviour.of(mode(json.path("mode")));
        return new Behaviour(
                defaults.mode(),
                whole(json.path("status"), "status", 400, 599, defaults.status()),
                Duration.ofMillis(whole(json.path("latencyMs"), "latencyMs", 0, 600_000, (int)
                        defaults.latency().toMillis())),
                whole(json.path("perSecond"), "perSecond", 1, 1_000_000, defaults.perSecond()),
                fraction(json.path("fraction")),
                json.has("for") ? duration(json.path("for")) : null,
                events(json));
    }

    private static EventBehaviour events(JsonNode json) throws Refused {
        EventBehaviour usual = EventBehaviour.USUAL;
        return new EventBehaviour(
                choice(json.path("events"), "events", "on", "off"),
                Duration.ofMillis(whole(json.path("eventDelayMs"), "eventDelayMs", 0, 86_400_000, (int)
                        usual.delay().toMillis())),
                whole(json.path("eventRepeat"), "eventRepeat", 0, 10, usual.repeat()),
                !choice(json.path("eventOrder"), "eventOrder", "usual", "reversed"),
                fate(json.path("eventFate")));
    }

    private static Fate fate(JsonNode value) throws Refused {
        for (var fate : Fate.values()) {
            if (value.isTextual() && fate.json().equals(value.textValue())) {
                return fate;
            }
        }
        if (value.isMissingNode()) {
            return EventBehaviour.USUAL.fate();
        }
        throw new Refused("eventFate must be one of " + FATES);
    }

    /** Whether it is the first of the two, which it also is where it is left out. */
    private static boolean choice(JsonNode value, String name, String first, String second) throws Refused {
        if (value.isMissingNode() || first.equals(value.textValue())) {
            return true;
        }
        if (second.equals(value.textValue())) {
            return false;
        }
        throw new Refused(name + " must be " + first + " or " + second);
    }

    private static Mode mode(JsonNode value) throws Refused {
        for (var mode : Mode.values()) {
            if (value.isTextual() && mode.json().equals(value.textValue())) {
                return mode;
            }
        }
        throw new Refused("mode must be one of " + MODES);
    }

    private static int whole(JsonNode value, String name, int from, int to, int otherwise) throws Refused {
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (value.isInt() && value.intValue() >= from && value.intValue() <= to) {
            return value.intValue();
        }
        throw new Refused(name + " must be a whole number from " + from + " to " + to);
    }

    private static double fraction(JsonNode value) throws Refused {
        if (value.isMissingNode()) {
            return 1;
        }
        if (value.isNumber() && value.doubleValue() > 0 && value.doubleValue() <= 1) {
            return value.doubleValue();
        }
        throw new Refused("fraction must be a number above 0 and up to 1");
    }

    private static Duration duration(JsonNode value) throws Refused {
        return ShortDuration.parse(value.isTextual() ? value.textValue() : "")
                .orElseThrow(() -> new Refused("for must be a text such as 500ms, 30s, 10m or 1h"));
    }

    static String write(Behaviour behaviour) {
        var json = Json.ASCII.createObjectNode();
        json.put("mode", behaviour.mode().json());
        if (behaviour.mode() == Mode.ERROR) {
            json.put("status", behaviour.status());
        }
        if (!behaviour.latency().isZero()) {
            json.put("latencyMs", behaviour.latency().toMillis());
        }
        if (behaviour.mode() == Mode.THROTTLE) {
            json.put("perSecond", behaviour.perSecond());
        }
        if (behaviour.fraction() < 1) {
            json.put("fraction", behaviour.fraction());
        }
        if (behaviour.duration() != null) {
            json.put("for", behaviour.duration().toMillis() + "ms");
        }
        writeEvents(behaviour.events(), json);
        return json.toString();
    }

    private static void writeEvents(EventBehaviour events, ObjectNode json) {
        if (!events.on()) {
            json.put("events", "off");
        }
        if (!events.delay().equals(EventBehaviour.USUAL.delay())) {
            json.put("eventDelayMs", events.delay().toMillis());
        }
        if (events.repeat() > 0) {
            json.put("eventRepeat", events.repeat());
        }
        if (events.reversed()) {
            json.put("eventOrder", "reversed");
        }
        if (events.fate() != EventBehaviour.USUAL.fate()) {
            json.put("eventFate", events.fate().json());
        }
    }
}
