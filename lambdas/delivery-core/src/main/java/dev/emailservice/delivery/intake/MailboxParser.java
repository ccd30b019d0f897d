package dev.emailservice.delivery.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mailbox as RFC 5322 writes it (section 3.4): {@code ada@example.com}, {@code Ada Lovelace <ada@example.com>} or
 * {@code "Lovelace, Ada" <ada@example.com>}. A name without quotes may hold dots and any letters. Groups, comments and
 * lists are refused: whoever sends them means more than one mailbox, or sends what the providers drop.
 */
final class MailboxParser {

    /** RFC 5322's specials that need quotes, dot excepted (its obs-phrase). */
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[()<>\\[\\]:;@\\\\,\"]");

    private MailboxParser() {}

    /** The mailbox in the text. */
    static ParsedMailbox parse(String text) {
        if (HeaderText.hasControl(text)) {
            return new ParsedMailbox.Broken(
                    FieldErrorCode.INVALID_CHARACTER, "Remove line breaks and other control characters.");
        }
        String mailbox = text.strip();
        if (mailbox.startsWith("\"")) {
            return parseQuoted(mailbox);
        }
        int open = mailbox.indexOf('<');
        if (open < 0) {
            return AddressSpec.parse(mailbox, null);
        }
        String name = mailbox.substring(0, open).strip();
        if (NEEDS_QUOTES.matcher(name).find()) {
            return ParsedMailbox.invalid("Put the name in double quotes, and give one address a string.");
        }
        return parseAngle(mailbox.substring(open), name);
    }

    private static ParsedMailbox parseQuoted(String mailbox) {
        StringBuilder name = new StringBuilder();
        int i = 1;
        while (i < mailbox.length() && mailbox.charAt(i) != '"') {
            if (mailbox.charAt(i) == '\\' && i + 1 < mailbox.length()) {
                i++;
            }
            name.append(mailbox.charAt(i));
            i++;
        }
        if (i >= mailbox.length()) {
            return ParsedMailbox.invalid("Close the double quotes around the name.");
        }
        return parseAngle(mailbox.substring(i + 1).strip(), name.toString().strip());
    }

    private static ParsedMailbox parseAngle(String angle, String name) {
        if (!angle.startsWith("<") || angle.indexOf('>') != angle.length() - 1) {
            return ParsedMailbox.invalid("Write one address in angle brackets after the name, and nothing after them.");
        }
        return AddressSpec.parse(angle.substring(1, angle.length() - 1).strip(), emptyToNull(name));
    }

    private static @Nullable String emptyToNull(String name) {
        return name.isEmpty() ? null : name;
    }
}
