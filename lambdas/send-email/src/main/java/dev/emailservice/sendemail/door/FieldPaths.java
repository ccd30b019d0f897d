package dev.emailservice.sendemail.door;

import dev.emailservice.delivery.intake.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each field of the API's own request came from, so that an error names the field that the caller wrote. */
public final class FieldPaths {

    private final Map<String, String> paths = new HashMap<>();

    /** No field: every name stays as it is. */
    public static FieldPaths same() {
        return new FieldPaths();
    }

    /**
     * Remembers where a field came from; what lies below it came from below there.
     *
     * @param own the API's name, such as {@code attachments[0].content_type}
     * @param written what the caller wrote, such as {@code attachments[0].type}
     */
    public void put(String own, String written) {
        paths.put(own, written);
    }

    /** The caller's name of a field; the API's own where it came from nowhere. */
    public String written(String own) {
        for (int end = own.length();
                end > 0;
                end = Math.max(own.lastIndexOf('.', end - 1), own.lastIndexOf('[', end - 1))) {
            String written = paths.get(own.substring(0, end));
            if (written != null) {
                return written + own.substring(end);
            }
        }
        return own;
    }

    /** The errors with the names of the fields as the caller wrote them. */
    public List<FieldError> written(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError(written(error.field()), error.code(), error.message()))
                .toList();
    }
}
