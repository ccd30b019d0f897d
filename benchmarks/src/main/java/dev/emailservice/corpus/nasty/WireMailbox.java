package dev.emailservice.corpus.nasty;

import dev.emailservice.corpus.CanonicalEmail.Mailbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mailbox as SES is given it: a bare address, or a quoted name or encoded words before one in angle brackets. */
final class WireMailbox {

    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?=");

    private WireMailbox() {}

    /** @throws IllegalArgumentException where it is written otherwise, or no ASCII */
    static Mailbox read(String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("a mailbox on the wire is not printable ASCII");
        }
        if (!text.endsWith(">")) {
            return new Mailbox(text, null);
        }
        int open = text.lastIndexOf('<');
        String name = text.substring(0, open).strip();
        return new Mailbox(
                text.substring(open + 1, text.length() - 1), name.startsWith("\"") ? unquoted(name) : decoded(name));
    }

    private static String unquoted(String name) {
        if (name.length() < 2 || !name.endsWith("\"")) {
            throw new IllegalArgumentException("a quoted name does not end");
        }
        return name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    /** Each word is whole UTF-8, and the blanks between them are no text (RFC 2047, sections 5 and 6.2). */
    private static String decoded(String words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String word : words.split(" ", -1)) {
            Matcher encoded = WORD.matcher(word);
            if (!encoded.matches() || word.length() > 75) {
                throw new IllegalArgumentException("a name is neither quoted nor encoded words");
            }
            bytes.writeBytes(Base64.getDecoder().decode(encoded.group(1)));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
