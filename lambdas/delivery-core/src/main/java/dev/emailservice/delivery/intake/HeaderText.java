package dev.emailservice.delivery.intake;

/** The characters of text that ends up in a MIME header. */
final class HeaderText {

    private HeaderText() {}

    /**
     * Whether the text could end a header line or a string early: a control character (CR, LF and NUL among them) or a
     * Unicode line or paragraph separator.
     */
    static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                return true;
            }
        }
        return false;
    }

    /** Whether the text is nothing but printable ASCII, space included. */
    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
