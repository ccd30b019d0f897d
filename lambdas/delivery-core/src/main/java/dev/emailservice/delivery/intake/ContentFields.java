package dev.emailservice.delivery.intake;

import org.jspecify.annotations.Nullable;

/**
 * Subject and bodies.
 *
 * @param subject the subject line; null where it is not usable
 * @param html the HTML body, or null
 * @param text the plain body, or null
 */
record ContentFields(
        @Nullable String subject,
        @Nullable String html,
        @Nullable String text) {

    /** The longest line of an email (RFC 5322, section 2.1.1). */
    static final int MAX_SUBJECT_LENGTH = 998;

    /** Reads and checks the three fields. An empty body counts as none: SendGrid refuses it. */
    static ContentFields read(ObjectReader body, FieldErrors errors) {
        String subject = subject(body, errors);
        String html = body(body, "html", errors);
        String text = body(body, "text", errors);
        boolean given = !body.node("html").isMissingNode() || !body.node("text").isMissingNode();
        if (html == null && text == null && !(given && errors.hasWrongType())) {
            errors.add("text", FieldErrorCode.REQUIRED, "Give a text or an html body, or both.");
        }
        return new ContentFields(subject, html, text);
    }

    private static @Nullable String subject(ObjectReader body, FieldErrors errors) {
        String subject = body.requiredString("subject");
        if (subject == null) {
            return null;
        }
        if (HeaderText.hasControl(subject)) {
            errors.add("subject", FieldErrorCode.INVALID_CHARACTER, "Remove line breaks and other control characters.");
        } else if (subject.isBlank()) {
            errors.add("subject", FieldErrorCode.REQUIRED, "Give a subject that is not blank.");
        }
        if (subject.length() > MAX_SUBJECT_LENGTH) {
            errors.add("subject", FieldErrorCode.TOO_LONG, "Use a subject of at most 998 characters.");
        }
        return subject;
    }

    private static @Nullable String body(ObjectReader body, String field, FieldErrors errors) {
        String text = body.optionalString(field);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.indexOf('\0') >= 0) { // no email may hold one (RFC 5322, section 2.2)
            errors.add(field, FieldErrorCode.INVALID_CHARACTER, "Remove the NUL characters.");
        }
        return text;
    }
}
