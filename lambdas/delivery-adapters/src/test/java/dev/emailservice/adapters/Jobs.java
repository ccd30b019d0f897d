package dev.emailservice.adapters;

import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Email jobs whose every address, subject and body says "canary", so that a test can tell where they leaked to. */
public final class Jobs {

    private Jobs() {}

    /** A job with an id of its own. */
    public static EmailJob job(Instant acceptedAt) {
        EmailRequest email = new EmailRequest(
                new EmailAddress("canary-from@example.com", "Canary"),
                List.of(EmailAddress.of("canary-to@example.com")),
                List.of(),
                List.of(EmailAddress.of("canary-bcc@example.com")),
                List.of(),
                "Canary subject \u00E4\u4E2D\uD83D\uDC26\u0000",
                null,
                "canary body \u2028 \u0007",
                Map.of(),
                List.of(),
                List.of());
        return new EmailJob(new EmailId(UUID.randomUUID().toString()), acceptedAt, email);
    }
}
