package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.intake.IdempotencyKey;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.IntakeResult;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.http.Problem;
import dev.emailservice.http.ProblemType;
import dev.emailservice.model.job.EmailId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /emails/batch}: several emails of one request. Where one of them is not valid, none is accepted. Each is an email of
 * its own from then on.
 */
final class BatchEndpoint {

    private static final String PATH = "/emails/batch";

    private final Acceptance acceptance;

    BatchEndpoint(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    /** Whether a request is meant for it. */
    static boolean isAt(APIGatewayProxyRequestEvent event) {
        return PATH.equals(Doors.path(event)) || (PATH + "/").equals(Doors.path(event));
    }

    /** Handles one request. */
    BatchResult handle(APIGatewayProxyRequestEvent event) {
        return switch (Admission.of(event, _ -> Optional.empty())) {
            case Admission.Turned(Outcome.Refused refused) -> new BatchResult.Refused(refused);
            case Admission.Admitted admitted ->
                switch (BatchBody.read(admitted.body(), acceptance::read)) {
                    case BatchBody.Wrong(Problem problem) -> refused(problem, 0);
                    case BatchBody.Emails(List<ParsedRequest.Valid> emails) -> check(emails, admitted);
                };
        };
    }

    private BatchResult check(List<ParsedRequest.Valid> emails, Admission.Admitted request) {
        int recipients = emails.stream()
                .mapToInt(valid -> valid.email().recipientCount())
                .sum();
        Access.Granted rights = request.rights();
        for (int i = 0; i < emails.size(); i++) {
            if (!rights.domains().allow(emails.get(i).email().from())) {
                return refused(
                        Problem.of(
                                ProblemType.FORBIDDEN,
                                "Use a From address of a domain this API key may send as in email " + i
                                        + ". None was sent."),
                        recipients);
            }
        }
        return accept(emails, request, recipients);
    }

    /** One after another: what stops one of them, such as a store that is away, would stop the others, too. */
    private BatchResult accept(List<ParsedRequest.Valid> emails, Admission.Admitted request, int recipients) {
        IdempotentIntake in = acceptance.intake().get();
        for (int i = 0; i < emails.size(); i++) {
            Optional<IntakeResult.TooLarge> large = IdempotentIntake.tooLarge(
                    emails.get(i).email(), emails.get(i).options());
            if (large.isPresent()) {
                return notAll(
                        i, EmailsEndpoint.outcome(large.get(), emails.get(i).email()), recipients, 0);
            }
        }
        IdempotencyKey key = request.key();
        @Nullable String content = key == null ? null : RequestDigest.of(request.body());
        List<EmailId> ids = new ArrayList<>();
        boolean replayed = true;
        for (int i = 0; i < emails.size(); i++) {
            ParsedRequest.Valid valid = emails.get(i);
            IntakeResult result = key == null || content == null
                    ? in.accept(valid.email(), valid.options())
                    : in.accept(valid.email(), valid.options(), key.part(i), content);
            Outcome outcome = EmailsEndpoint.outcome(result, valid.email());
            if (!(outcome instanceof Outcome.Accepted accepted)) {
                return notAll(i, outcome, recipients, i);
            }
            ids.add(accepted.id());
            replayed &= accepted.replayed();
        }
        return new BatchResult.Accepted(ids, recipients, replayed);
    }

    private static BatchResult notAll(int email, Outcome outcome, int recipients, int accepted) {
        if (!(outcome instanceof Outcome.Refused(Problem problem, int _))) {
            throw new IllegalStateException("neither accepted nor refused");
        }
        String detail = "Email " + email + ": " + problem.detail();
        if (accepted > 0) {
            detail += " The " + accepted
                    + " before it are accepted: send the same request again with its Idempotency-Key,"
                    + " or only the rest without one.";
        }
        return refused(
                new Problem(problem.type(), detail, problem.errors()).with("accepted", String.valueOf(accepted)),
                recipients);
    }

    private static BatchResult refused(Problem problem, int recipients) {
        return new BatchResult.Refused(new Outcome.Refused(problem, recipients));
    }
}
