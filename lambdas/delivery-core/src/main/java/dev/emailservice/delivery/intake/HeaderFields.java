package dev.emailservice.delivery.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Further headers. Their limits are SES' (Amazon SES API v2 Reference, "MessageHeader"). */
final class HeaderFields {

    static final int MAX_NAME_LENGTH = 126;
    static final int MAX_VALUE_LENGTH = 870;

    /** SES takes 15 of them, and the service adds one of its own. */
    static final int MAX = 14;

    private static final Pattern NAME = Pattern.compile("[!-9;-~]+");

    private final FieldErrors errors;
    private final Set<String> seen = new HashSet<>();

    private HeaderFields(FieldErrors errors) {
        this.errors = errors;
    }

    /** Reads and checks {@code headers}; the order given is kept. */
    static Map<String, String> read(ObjectReader body, FieldErrors errors) {
        JsonNode headers = body.node("headers");
        if (!headers.isMissingNode() && !headers.isObject()) {
            errors.add("headers", FieldErrorCode.WRONG_TYPE, "Give an object of names and string values.");
        }
        if (headers.size() > MAX) {
            errors.add("headers", FieldErrorCode.TOO_MANY, "Give at most 14 headers: SES carries no more.");
        }
        HeaderFields fields = new HeaderFields(errors);
        Map<String, String> checked = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            String name = header.getKey();
            String path = "headers." + FieldNames.shown(name);
            fields.checkName(name, path);
            if (header.getValue().isTextual()) {
                fields.checkValue(header.getValue().textValue(), path);
                checked.put(name, header.getValue().textValue());
            } else {
                errors.add(path, FieldErrorCode.WRONG_TYPE, "Give the header a string.");
            }
        }
        return checked;
    }

    private void checkName(String name, String path) {
        if (!NAME.matcher(name).matches()) {
            errors.add(
                    path,
                    FieldErrorCode.INVALID_CHARACTER,
                    "Name the header with printable ASCII characters, without a space and without a colon.");
        } else if (name.length() > MAX_NAME_LENGTH) {
            errors.add(path, FieldErrorCode.TOO_LONG, "Use a header name of at most 126 characters.");
        } else if (ReservedHeaders.contains(name)) {
            errors.add(
                    path,
                    FieldErrorCode.RESERVED,
                    "Remove this header: the service or the provider sets it. There may be a field for it.");
        } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
            errors.add(path, FieldErrorCode.DUPLICATE, "Give each header once; upper and lower case are the same.");
        }
    }

    private void checkValue(String value, String path) {
        if (value.isBlank()) {
            errors.add(path, FieldErrorCode.REQUIRED, "Give the header a value, or remove it.");
        }
        if (!HeaderText.isPrintableAscii(value)) {
            errors.add(
                    path,
                    FieldErrorCode.INVALID_CHARACTER,
                    "Use printable ASCII in a header's value: no line breaks; other letters as RFC 2047 encodes them.");
        }
        if (value.length() > MAX_VALUE_LENGTH) {
            errors.add(path, FieldErrorCode.TOO_LONG, "Use a header value of at most 870 characters.");
        }
    }
}
