package dev.emailservice.local.doubles;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Decodes {@code =?charset?B?...?=} and {@code =?charset?Q?...?=} in header values (RFC 2047). */
final class EncodedWords {

    private static final Pattern WORD = Pattern.compile("=\\?([^?*]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");
    private static final Pattern GAP = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

    private EncodedWords() {}

    /** The text as a reader sees it; a value with a broken word is left as it is. */
    static String decode(String value) {
        try {
            return decoded(value);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static String decoded(String value) {
        var joined = GAP.matcher(value).replaceAll("");
        var decoded = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        var end = 0;
        var words = WORD.matcher(joined);
        var charset = StandardCharsets.UTF_8;
        while (words.find()) {
            // Neighbouring words may share a character's bytes: they are decoded together.
            if (words.start() > end) {
                decoded.append(flush(bytes, charset)).append(joined, end, words.start());
            }
            charset = Charset.forName(words.group(1));
            bytes.writeBytes(words.group(2).equalsIgnoreCase("B") ? base64(words.group(3)) : quoted(words.group(3)));
            end = words.end();
        }
        return decoded.append(flush(bytes, charset))
                .append(joined.substring(end))
                .toString();
    }

    private static String flush(ByteArrayOutputStream bytes, Charset charset) {
        var text = bytes.toString(charset);
        bytes.reset();
        return text;
    }

    private static byte[] base64(String text) {
        return Base64.getMimeDecoder().decode(text);
    }

    private static byte[] quoted(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '=' && i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(character == '_' ? ' ' : character);
            }
        }
        return bytes.toByteArray();
    }
}
