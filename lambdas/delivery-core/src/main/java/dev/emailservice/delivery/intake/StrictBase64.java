package dev.emailservice.delivery.intake;

/**
 * Base64 as RFC 4648 writes it (section 4): padded, one line, and with zero bits behind the last byte. {@link
 * java.util.Base64} is laxer, and a provider may be stricter.
 */
final class StrictBase64 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private StrictBase64() {}

    /** Whether the text decodes to at least one byte, in the one way there is to write it. */
    static boolean isValid(String text) {
        if (text.isEmpty() || text.length() % 4 != 0) {
            return false;
        }
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        int end = text.length() - padding;
        for (int i = 0; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        int unusedBits = padding == 2 ? 0b1111 : padding == 1 ? 0b11 : 0;
        return (ALPHABET.indexOf(text.charAt(end - 1)) & unusedBits) == 0;
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
