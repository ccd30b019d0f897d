package dev.emailservice.sendemail.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;
import dev.emailservice.sendemail.door.Reading;
import java.util.Set;

/**
 * The body of {@code POST /v2/email/outbound-emails}. What this service can't do as SES does it is refused by name.
 *
 * <p>A configuration set is refused too: it is the service's own one that brings the events by which an email's fate is known,
 * and an email is not always sent by SES.
 */
public final class SendEmailReader {

    private static final Set<String> KNOWN =
            Set.of("FromEmailAddress", "Destination", "ReplyToAddresses", "Content", "EmailTags");

    private static final Set<String> NOT_SUPPORTED = Set.of(
            "FromEmailAddressIdentityArn",
            "FeedbackForwardingEmailAddress",
            "FeedbackForwardingEmailAddressIdentityArn",
            "ConfigurationSetName",
            "EndpointId",
            "TenantName",
            "ListManagementOptions");

    private SendEmailReader() {}

    /** Reads a body. Never throws, whatever the text is. */
    public static Reading read(String body) {
        return Draft.of(body, SendEmailReader::fill);
    }

    private static boolean fill(ObjectNode root, Draft draft) {
        ObjectReader request = draft.object(root, "", KNOWN, NOT_SUPPORTED);
        ObjectReader content = draft.child(request, "Content", Set.of("Simple", "Raw"), Set.of("Template"));
        boolean simple = !content.node("Simple").isMissingNode();
        boolean raw = !content.node("Raw").isMissingNode();
        if (simple == raw) {
            draft.refuse("Content", FieldErrorCode.REQUIRED, "Give either Simple or Raw.");
        } else if (simple) {
            SimpleEmail.read(request, content, draft);
        } else {
            RawEmail.read(request, content, draft);
        }
        SesTags.read(request, draft);
        return false;
    }
}
