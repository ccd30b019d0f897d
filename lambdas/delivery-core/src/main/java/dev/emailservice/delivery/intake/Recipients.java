package dev.emailservice.delivery.intake;

import dev.emailservice.model.email.EmailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Everyone who gets a copy, each address once.
 *
 * @param to shown to everyone
 * @param cc shown to everyone as copied
 * @param bcc shown to nobody
 */
record Recipients(List<EmailAddress> to, List<EmailAddress> cc, List<EmailAddress> bcc) {

    /** SES: recipients of one message, over to, cc and bcc (Amazon SES Developer Guide, "Service quotas"). */
    static final int MAX = 50;

    /** Reads and checks the three fields. */
    static Recipients read(ObjectReader body, AddressFields addresses, FieldErrors errors) {
        List<EmailAddress> to = addresses.recipients("to");
        Recipients recipients = once(to, addresses.recipients("cc"), addresses.recipients("bcc"));
        if (body.node("to").isMissingNode()
                || (body.node("to").isArray() && body.node("to").isEmpty())) {
            errors.add("to", FieldErrorCode.REQUIRED, "Give at least one recipient in to: SendGrid needs one there.");
        }
        if (recipients.count() > MAX) {
            errors.add(
                    "to",
                    FieldErrorCode.TOO_MANY,
                    "Give at most 50 different recipients in to, cc and bcc together; send several emails to reach more.");
        }
        return recipients;
    }

    /**
     * Drops an address that came before, upper and lower case alike: SendGrid refuses a repeated one. The first place it has
     * is kept, so that nobody shown becomes hidden.
     */
    static Recipients once(List<EmailAddress> to, List<EmailAddress> cc, List<EmailAddress> bcc) {
        Set<String> seen = new HashSet<>();
        return new Recipients(firsts(to, seen), firsts(cc, seen), firsts(bcc, seen));
    }

    /** The list without addresses seen before; adds its own to them. */
    static List<EmailAddress> firsts(List<EmailAddress> addresses, Set<String> seen) {
        return addresses.stream()
                .filter(address -> seen.add(address.email().toLowerCase(Locale.ROOT)))
                .toList();
    }

    int count() {
        return to.size() + cc.size() + bcc.size();
    }
}
