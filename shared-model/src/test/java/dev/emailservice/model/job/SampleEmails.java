package dev.emailservice.model.job;

import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Emails for the tests of the queue's message form. */
final class SampleEmails {

    static final EmailId ID = new EmailId("0b8f3c1e-6f0c-4b0e-9a59-1f2d3c4b5a69");
    static final Instant ACCEPTED_AT = Instant.parse("2026-11-24T10:15:30.123456789Z");

    private SampleEmails() {}

    static EmailJob full() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Zebra", "first");
        headers.put("X-Apple", "second");
        return job(new EmailRequest(
                new EmailAddress("ada@example.com", "Ada Lovelace"),
                List.of(EmailAddress.of("grace@example.org")),
                List.of(EmailAddress.of("cc@example.org")),
                List.of(EmailAddress.of("hidden@example.org")),
                List.of(EmailAddress.of("answers@example.com")),
                "Notes on the engine",
                "<p>Hello</p>",
                "Hello",
                headers,
                List.of(new Attachment("logo.png", "iVBORw0=", "image/png", "logo")),
                List.of(new Tag("campaign", "engine"))));
    }

    static EmailJob withTexts(String subject, @Nullable String html, @Nullable String text) {
        return job(new EmailRequest(
                EmailAddress.of("ada@example.com"),
                List.of(new EmailAddress("grace@example.org", subject)),
                List.of(),
                List.of(),
                List.of(),
                subject,
                html,
                text,
                Map.of(),
                List.of(),
                List.of()));
    }

    private static EmailJob job(EmailRequest email) {
        return new EmailJob(ID, ACCEPTED_AT, email);
    }
}
