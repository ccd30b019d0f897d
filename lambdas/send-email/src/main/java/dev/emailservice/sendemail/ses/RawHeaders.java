package dev.emailservice.sendemail.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.FieldNames;
import dev.emailservice.sendemail.door.Draft;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.dom.address.Mailbox;

/**
 * The headers of a message.
 *
 * @param from the sender; usually one
 * @param to the recipients shown
 * @param cc the recipients shown as copied
 * @param bcc the recipients named and not shown
 */
record RawHeaders(List<Mailbox> from, List<Mailbox> to, List<Mailbox> cc, List<Mailbox> bcc) {

    private static final Set<String> ADDRESSES = Set.of("from", "to", "cc", "bcc", "reply-to");

    /** SES writes its own of the first two (Amazon SES Developer Guide, "Sending raw email"), and so does SendGrid. */
    private static final Set<String> RENEWED = Set.of("date", "message-id", "mime-version");

    /**
     * Reads them: subject, Reply-To and all others into the draft, the addresses into the answer.
     *
     * @throws UnreadableMimeException where a field that exists once is repeated, or can't be read
     */
    static RawHeaders read(MimePart message, Draft draft) throws UnreadableMimeException {
        Map<String, List<Mailbox>> addresses = new HashMap<>();
        draft.paths().put("headers", RawEmail.DATA + ".headers");
        draft.paths().put("subject", RawEmail.DATA + ".Subject");
        draft.paths().put("reply_to", RawEmail.DATA + ".Reply-To");
        for (MimePart.Header header : message.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (ADDRESSES.contains(name)) {
                String value = ascii(header);
                List<Mailbox> mailboxes = Mailboxes.parse(value)
                        .orElseThrow(() -> new UnreadableMimeException(
                                "Give From, To, Cc, Bcc and Reply-To well-formed addresses, without groups."));
                if (addresses.put(name, mailboxes) != null) {
                    throw new UnreadableMimeException("Give From, To, Cc, Bcc and Reply-To at most once each.");
                }
            } else if (name.equals("subject")) {
                if (draft.email().has("subject")) {
                    throw new UnreadableMimeException("Give the subject once.");
                }
                draft.email().put("subject", EncodedWords.decoded(ascii(header)));
            } else if (!RENEWED.contains(name) && !name.startsWith("content-")) {
                further(header, draft);
            }
        }
        for (Mailbox mailbox : addresses.getOrDefault("reply-to", List.of())) {
            draft.email().withArray("reply_to").add(Mailboxes.own(mailbox));
        }
        return new RawHeaders(
                addresses.getOrDefault("from", List.of()),
                addresses.getOrDefault("to", List.of()),
                addresses.getOrDefault("cc", List.of()),
                addresses.getOrDefault("bcc", List.of()));
    }

    private static void further(MimePart.Header header, Draft draft) {
        ObjectNode headers = draft.email().withObjectProperty("headers");
        if (headers.has(header.name())) {
            draft.refuse(
                    RawEmail.DATA + ".headers." + FieldNames.shown(header.name()),
                    FieldErrorCode.DUPLICATE,
                    "Give each header once.");
        }
        headers.put(header.name(), header.value());
    }

    private static String ascii(MimePart.Header header) throws UnreadableMimeException {
        if (header.value().chars().anyMatch(c -> c > '~')) {
            throw new UnreadableMimeException("Write other letters in headers as RFC 2047 encodes them.");
        }
        return header.value();
    }
}
