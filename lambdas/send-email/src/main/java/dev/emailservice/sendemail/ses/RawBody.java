package dev.emailservice.sendemail.ses;

import dev.emailservice.sendemail.door.AttachmentDraft;
import dev.emailservice.sendemail.door.Draft;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The bodies and files of a message. Taken is what a provider builds from the two bodies and the files: a body, or two as
 * alternatives, an HTML with the files it shows, and further files beside them.
 */
final class RawBody {

    private final Draft draft;

    private RawBody(Draft draft) {
        this.draft = draft;
        draft.paths().put("text", RawEmail.DATA + ".text");
        draft.paths().put("html", RawEmail.DATA + ".html");
        draft.paths().put("attachments", RawEmail.DATA + ".attachments");
    }

    /**
     * Reads them into the draft.
     *
     * @throws UnreadableMimeException where the message is built another way
     */
    static void read(MimePart message, Draft draft) throws UnreadableMimeException {
        new RawBody(draft).place(message);
    }

    private void place(MimePart part) throws UnreadableMimeException {
        if (part.is("multipart/mixed")) {
            for (MimePart each : part.parts()) {
                place(each);
            }
        } else if (part.is("multipart/alternative") || part.is("multipart/related") || part.isBody()) {
            if (draft.email().has("text") || draft.email().has("html")) {
                throw new UnreadableMimeException(
                        "Give every part but the bodies a file name; the bodies stand in one multipart/alternative.");
            }
            body(part);
        } else {
            file(part);
        }
    }

    private void body(MimePart part) throws UnreadableMimeException {
        if (part.is("multipart/alternative")) {
            for (MimePart each : part.parts()) {
                if (each.is("multipart/alternative")) {
                    throw new UnreadableMimeException("Give text/plain and text/html as alternatives, and no others.");
                }
                body(each);
            }
        } else if (part.is("multipart/related") && !part.parts().isEmpty()) {
            body(part.parts().getFirst());
            for (MimePart each : part.parts().subList(1, part.parts().size())) {
                if (each.description().contentId() == null) {
                    throw new UnreadableMimeException("Give each file of a multipart/related a Content-ID.");
                }
                file(each);
            }
        } else if (part.isBody()) {
            String own = part.is("text/html") ? "html" : "text";
            if (draft.email().has(own)) {
                throw new UnreadableMimeException("Give one text/plain and one text/html body at most.");
            }
            draft.email().put(own, TextBodies.text(part));
        } else {
            throw new UnreadableMimeException("Give text/plain and text/html as alternatives, and no others.");
        }
    }

    private void file(MimePart part) throws UnreadableMimeException {
        MimePart.Description description = part.description();
        if (part.isMultipart() || description.filename() == null) {
            throw new UnreadableMimeException(
                    "Give every part but the bodies a file name; a signed or encrypted message can't be taken apart.");
        }
        for (Map.Entry<String, String> each : description.parameters().entrySet()) {
            boolean lost = !each.getKey().equals("charset")
                    || !Set.of("utf-8", "us-ascii").contains(lower(each));
            if (lost) {
                throw new UnreadableMimeException(
                        "Give a file no parameter in its Content-Type but its name," + " or charset=utf-8.");
            }
        }
        if (isAttachmentWithId(description)) {
            throw new UnreadableMimeException("Make a part with a Content-ID inline, or remove its Content-ID.");
        }
        AttachmentDraft.next(draft, RawEmail.DATA + ".attachments")
                .set("filename", description.filename(), RawEmail.DATA + ".filename")
                .set("content", Base64.getEncoder().encodeToString(part.bytes()), RawEmail.DATA + ".content")
                .set("content_type", description.mimeType(), RawEmail.DATA + ".Content-Type")
                .set("content_id", description.contentId(), RawEmail.DATA + ".Content-ID");
    }

    private static boolean isAttachmentWithId(MimePart.Description description) {
        return description.contentId() != null && "attachment".equals(description.disposition());
    }

    private static String lower(Map.Entry<String, String> parameter) {
        return parameter.getValue().toLowerCase(Locale.ROOT);
    }
}
