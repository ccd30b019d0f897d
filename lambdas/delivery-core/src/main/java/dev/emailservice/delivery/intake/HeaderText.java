package dev.emailservice.delivery.intake;

/** The characters of text that ends up in a MIME header. */
final class HeaderText {

    private HeaderText() {}

    /**
     * Whether the text could end a header line or a string early: a control character (CR, LF and NUL among them) or a
     * Unicode line or paragraph separator.
     */
    static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    /** Whether the text is nothing but printable ASCII, space included. */
    static boolean isPrintableAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
