package dev.emailservice.delivery.intake;

import java.util.regex.Pattern;

/** How the names that a caller chose are shown in an answer. */
public final class FieldNames {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private FieldNames() {}

    /** The name where it is short and plain; else a question mark: an address or a body may stand in its place. */
    public static String shown(String name) {
        return HARMLESS.matcher(name).matches() ? name : "?";
    }
}
