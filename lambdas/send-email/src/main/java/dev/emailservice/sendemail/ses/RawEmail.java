package dev.emailservice.sendemail.ses;

import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Content.Raw}: a MIME message. It is taken apart, and put together again by whichever provider sends the email, so that
 * only what comes out as it went in is taken.
 */
final class RawEmail {

    /** What errors in the message name. */
    static final String DATA = "Content.Raw.Data";

    private RawEmail() {}

    /** Reads the request into the draft. */
    static void read(ObjectReader request, ObjectReader content, Draft draft) {
        String data = draft.child(content, "Raw", Set.of("Data"), Set.of()).requiredString("Data");
        if (!request.node("ReplyToAddresses").isEmpty()) {
            draft.refuse("ReplyToAddresses", FieldErrorCode.NOT_SUPPORTED, "Write Reply-To into the message.");
        }
        byte[] bytes = data == null ? null : decoded(data, draft);
        if (bytes == null) {
            return;
        }
        try {
            MimePart message = MimeReader.read(bytes);
            RawHeaders headers = RawHeaders.read(message, draft);
            RawRecipients.read(request, headers, draft);
            RawBody.read(message, draft);
        } catch (UnreadableMimeException e) {
            draft.refuse(DATA, FieldErrorCode.INVALID_FORMAT, e.advice());
        }
    }

    private static byte @Nullable [] decoded(String data, Draft draft) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            draft.refuse(DATA, FieldErrorCode.INVALID_FORMAT, "Give the message in base64.");
            return null;
        }
    }
}
