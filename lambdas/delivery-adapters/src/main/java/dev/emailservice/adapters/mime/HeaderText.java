package dev.emailservice.adapters.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Text for a MIME header: ASCII as it is, anything else as encoded words (RFC 2047). */
public final class HeaderText {

    /** An encoded word has at most 75 characters (RFC 2047, section 2): 12 go to its frame, base64 makes 4 of 3. */
    private static final int BYTES_A_WORD = 45;

    private HeaderText() {}

    /** Whether the text is ASCII throughout. */
    public static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Whether the text would end its header, or hide what follows: CR, LF and NUL. */
    public static boolean breaksOut(String text) {
        return text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
    }

    /** The text for an unstructured header, or for a display name. */
    public static String encode(String text) {
        return isAscii(text) ? text : encodedWords(text);
    }

    /** The text as encoded words in UTF-8 and base64, parted by spaces, none of which splits a character. */
    static String encodedWords(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int letter : text.codePoints().toArray()) {
            String one = Character.toString(letter);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BYTES_A_WORD) {
                words.add(encodedWord(word.toString()));
                word.setLength(0);
                bytes = 0;
            }
            word.append(one);
            bytes += size;
        }
        words.add(encodedWord(word.toString()));
        return String.join(" ", words);
    }

    private static String encodedWord(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
