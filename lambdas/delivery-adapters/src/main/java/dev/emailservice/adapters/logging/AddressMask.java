package dev.emailservice.adapters.logging;

import java.util.regex.Pattern;

/**
 * The last line of defence against addresses in logs: whatever looks like one is shown without its local part. Nothing relies
 * on it: who logs must not log addresses to begin with.
 */
final class AddressMask {

    /** What stands for a hidden local part. */
    static final String HIDDEN = "***@";

    /** The sign itself, or as a URL, a JSON text, an HTML page or a full-width input writes it. */
    private static final String AT = "(?:@|\uFF20|%40|\\\\u0040|&#64;|&#x40;|&commat;)";

    /**
     * A quoted local part, or all that comes before the last sign within a run without spaces and brackets. A run is tried from
     * its first character only, so that the time stays linear in a text's length.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("\"[^\"\\n]{1,320}\"" + AT + "|(?<![^\\s<>\"])[^\\s<>\"]+" + AT, Pattern.CASE_INSENSITIVE);

    private AddressMask() {}

    /** The text with every address masked, such as {@code ***@example.com}. */
    static String mask(String text) {
        return ADDRESS.matcher(text).replaceAll(HIDDEN);
    }
}
