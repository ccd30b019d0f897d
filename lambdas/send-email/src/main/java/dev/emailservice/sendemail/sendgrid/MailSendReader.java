package dev.emailservice.sendemail.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.FieldNames;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;
import dev.emailservice.sendemail.door.Reading;
import java.util.List;
import java.util.Set;

/** The body of {@code POST /v3/mail/send}. What this service can't do as SendGrid does it is refused by name. */
public final class MailSendReader {

    private static final Set<String> KNOWN = Set.of(
            "personalizations",
            "from",
            "reply_to",
            "reply_to_list",
            "subject",
            "content",
            "attachments",
            "headers",
            "categories",
            "custom_args",
            "mail_settings");

    private static final Set<String> NOT_SUPPORTED =
            Set.of("template_id", "sections", "send_at", "batch_id", "asm", "ip_pool_name", "tracking_settings");

    private static final Set<String> SETTINGS = Set.of("sandbox_mode");
    private static final Set<String> OTHER_SETTINGS = Set.of(
            "bypass_list_management",
            "bypass_spam_management",
            "bypass_bounce_management",
            "bypass_unsubscribe_management",
            "footer",
            "spam_check",
            "bcc");

    private MailSendReader() {}

    /** Reads a body. Never throws, whatever the text is. */
    public static Reading read(String body) {
        return Draft.of(body, MailSendReader::fill);
    }

    private static boolean fill(ObjectNode root, Draft draft) {
        ObjectReader mail = draft.object(root, "", KNOWN, NOT_SUPPORTED);
        ObjectReader one = Personalization.only(mail, draft);
        for (String field : List.of("to", "cc", "bcc")) {
            draft.set(field, one.node(field), one.path(field));
        }
        for (String field : List.of("from", "subject")) {
            ObjectReader owner = one.node(field).isMissingNode() ? mail : one;
            draft.set(field, owner.node(field), owner.path(field));
        }
        replyTo(mail, draft);
        MailContent.read(mail, draft);
        MailAttachments.read(mail, draft);
        Personalization.merged(mail, one, "headers", draft, (name, value, path) -> {
            draft.email().withObjectProperty("headers").set(name, value);
            draft.paths().put("headers." + FieldNames.shown(name), path);
        });
        MailTags.read(mail, one, draft);
        return sandbox(mail, draft);
    }

    private static void replyTo(ObjectReader mail, Draft draft) {
        boolean list = !mail.node("reply_to_list").isMissingNode();
        if (list && !mail.node("reply_to").isMissingNode()) {
            draft.refuse("reply_to_list", FieldErrorCode.DUPLICATE, "Give reply_to or reply_to_list, not both.");
        }
        String field = list ? "reply_to_list" : "reply_to";
        draft.set("reply_to", mail.node(field), field);
    }

    /** SendGrid's way to have an email checked and not sent. */
    private static boolean sandbox(ObjectReader mail, Draft draft) {
        ObjectReader settings = draft.child(mail, "mail_settings", SETTINGS, OTHER_SETTINGS);
        ObjectReader sandbox = draft.child(settings, "sandbox_mode", Set.of("enable"), Set.of());
        JsonNode enable = sandbox.node("enable");
        if (!enable.isMissingNode() && !enable.isBoolean()) {
            draft.refuse(sandbox.path("enable"), FieldErrorCode.WRONG_TYPE, "Give true or false.");
        }
        return enable.equals(BooleanNode.TRUE);
    }
}
