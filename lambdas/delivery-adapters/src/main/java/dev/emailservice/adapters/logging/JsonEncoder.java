package dev.emailservice.adapters.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/**
 * One JSON object a line: {@code timestamp}, {@code level}, {@code logger}, {@code message}, the event's key-values and its
 * MDC beside them, and {@code exception} as {@link SafeThrowable} shows it. Every text is masked by {@link AddressMask} and
 * cut at {@link #MAX_TEXT}.
 */
final class JsonEncoder extends EncoderBase<ILoggingEvent> {

    /** Characters shown of one text. */
    static final int MAX_TEXT = 4096;

    private static final Set<String> OUR_FIELDS = Set.of("timestamp", "level", "logger", "message", "exception");
    private static final byte[] NOTHING = new byte[0];

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Json.ASCII.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", event.getInstant().toString());
            json.writeStringField("level", event.getLevel().toString());
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("message", safe(message(event)));
            writeKeyValues(json, event);
            if (event.getThrowableProxy() != null) {
                json.writeFieldName("exception");
                SafeThrowable.write(json, event.getThrowableProxy());
            }
            json.writeEndObject();
        } catch (IOException | RuntimeException e) {
            // A value whose toString() fails must not cost the line, nor the caller its work.
            return ("{\"level\":\"ERROR\",\"logger\":\"" + event.getLoggerName()
                            + "\",\"message\":\"a log event could not be written\",\"cause\":\""
                            + e.getClass().getName() + "\"}\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
        return line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The message with its arguments filled in; of an exception among them, its class alone. */
    private static String message(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (arguments == null) {
            return String.valueOf(event.getMessage());
        }
        Object[] shown = Arrays.stream(arguments)
                .map(argument -> argument instanceof Throwable t ? t.getClass().getName() : argument)
                .toArray();
        return String.valueOf(MessageFormatter.basicArrayFormat(event.getMessage(), shown));
    }

    private static void writeKeyValues(JsonGenerator json, ILoggingEvent event) throws IOException {
        Set<String> used = new HashSet<>(OUR_FIELDS);
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                write(json, used, pair.key, pair.value);
            }
        }
        for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
            write(json, used, entry.getKey(), entry.getValue());
        }
    }

    private static void write(JsonGenerator json, Set<String> used, String key, @Nullable Object value)
            throws IOException {
        String name = safe(key);
        while (!used.add(name)) {
            name += "_";
        }
        switch (value) {
            case null -> json.writeNullField(name);
            case Boolean b -> json.writeBooleanField(name, b);
            case Integer i -> json.writeNumberField(name, i);
            case Long l -> json.writeNumberField(name, l);
            case Double d when Double.isFinite(d) -> json.writeNumberField(name, d);
            case Throwable t -> json.writeStringField(name, t.getClass().getName());
            default -> json.writeStringField(name, safe(String.valueOf(value)));
        }
    }

    private static String safe(String text) {
        // Masked before it is cut: a cut could part an address from its sign.
        String masked = AddressMask.mask(text);
        return masked.length() <= MAX_TEXT ? masked : masked.substring(0, MAX_TEXT) + "…";
    }
}
