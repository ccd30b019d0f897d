package dev.emailservice.sendemail.ses;

import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.address.Mailbox;

/**
 * Who sends a raw message, and who gets it. SES delivers to the destination where there is one, and shows what the message says;
 * this service delivers to whoever is shown. So the destination may add recipients, who stay hidden, and leave out none.
 */
final class RawRecipients {

    private RawRecipients() {}

    /** Reads both into the draft. */
    static void read(ObjectReader request, RawHeaders headers, Draft draft) {
        from(request, headers, draft);
        set(draft, "to", headers.to(), "To");
        set(draft, "cc", headers.cc(), "Cc");
        set(draft, "bcc", headers.bcc(), "Bcc");
        ObjectReader destination = Destinations.of(request, draft);
        List<String> named = new ArrayList<>();
        for (String list : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            named.addAll(Mailboxes.strings(destination, list, draft));
        }
        if (named.isEmpty()) {
            return;
        }
        Set<String> shown = new HashSet<>();
        Stream.of(headers.to(), headers.cc(), headers.bcc())
                .flatMap(List::stream)
                .forEach(each -> shown.add(lower(each.getAddress())));
        Set<String> addresses = new HashSet<>();
        for (String text : named) {
            String address = address(text);
            addresses.add(address);
            if (!shown.contains(address)) {
                draft.email().withArray("bcc").add(Mailboxes.own(text));
                draft.paths().put("bcc", "Destination");
            }
        }
        if (!addresses.containsAll(shown)) {
            draft.refuse(
                    "Destination",
                    FieldErrorCode.REQUIRED,
                    "Name everyone of the message's To, Cc and Bcc here too: who is shown as a recipient gets the email.");
        }
    }

    private static void from(ObjectReader request, RawHeaders headers, Draft draft) {
        String given = request.optionalString("FromEmailAddress");
        if (headers.from().size() > 1) {
            draft.refuse(RawEmail.DATA, FieldErrorCode.TOO_MANY, "Give one From address.");
        } else if (headers.from().isEmpty()) {
            draft.paths().put("from", "FromEmailAddress");
            if (given != null) {
                draft.email().set("from", Mailboxes.own(given));
            }
        } else {
            Mailbox from = headers.from().getFirst();
            draft.set("from", Mailboxes.own(from), RawEmail.DATA + ".From");
            if (given != null && !address(given).equals(lower(from.getAddress()))) {
                draft.refuse(
                        "FromEmailAddress",
                        FieldErrorCode.NOT_SUPPORTED,
                        "Give the address of the message's From: an email is sent as whoever it is from.");
            }
        }
    }

    private static void set(Draft draft, String own, List<Mailbox> mailboxes, String header) {
        draft.paths().put(own, RawEmail.DATA + "." + header);
        for (Mailbox mailbox : mailboxes) {
            draft.email().withArray(own).add(Mailboxes.own(mailbox));
        }
    }

    /** The bare address of a mailbox string; the string itself where it is none, which is refused later. */
    private static String address(String text) {
        List<Mailbox> mailboxes = Mailboxes.parse(text).orElse(List.of());
        return lower(mailboxes.size() == 1 ? mailboxes.getFirst().getAddress() : text);
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
