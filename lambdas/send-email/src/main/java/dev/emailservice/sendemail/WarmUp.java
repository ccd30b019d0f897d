package dev.emailservice.sendemail;

import dev.emailservice.delivery.intake.EmailRequestParser;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.http.ProblemType;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads what the first request would otherwise wait for: the clients, the JSON mapper, the log. Sends nothing anywhere. */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final String REQUEST = """
            {"from":"Warm up <warm-up@example.com>","to":[{"email":"nobody@example.com"}],"subject":"warm up","text":"-",\
            "headers":{"X-Warm-Up":"1"},"attachments":[{"filename":"a.txt","content":"YQ=="}],"tags":[{"name":"a","value":"a"}]}""";

    private WarmUp() {}

    /** Never throws: what fails here fails again in the first request, which answers for it. */
    static void run(Supplier<IdempotentIntake> intake) {
        try {
            if (EmailRequestParser.parse(REQUEST) instanceof ParsedRequest.Valid valid) {
                var _ = EmailJobCodec.encode(new EmailJob(EmailId.NONE, Instant.EPOCH, valid.email()));
            }
            var _ = EmailAnswers.to(Outcome.Refused.unread(ProblemType.NOT_FOUND, ""));
            var _ = intake.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.atWarn().setCause(e).log("not ready yet");
        }
    }
}
