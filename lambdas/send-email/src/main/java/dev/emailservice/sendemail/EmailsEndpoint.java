package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.intake.IdempotencyKey;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.IntakeResult;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.http.Problem;
import dev.emailservice.http.ProblemType;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.sendemail.Outcome.Accepted;
import dev.emailservice.sendemail.Outcome.Refused;
import dev.emailservice.sendemail.door.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API makes of which request, whichever door it comes by. Ledger and queue are touched by a valid email only. */
final class EmailsEndpoint {

    private final Acceptance acceptance;

    EmailsEndpoint(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    /** Handles one request that came by this door. */
    Outcome handle(Door door, APIGatewayProxyRequestEvent event) {
        return switch (Admission.of(event, door::tryAgainKey)) {
            case Admission.Turned(Refused refused) -> refused;
            case Admission.Admitted admitted ->
                switch (door.read(admitted.body())) {
                    case Reading.Refused refused ->
                        new Refused(new Problem(ProblemType.MALFORMED, refused.detail(), refused.errors()), 0);
                    case Reading.Email email -> check(email, admitted.key(), admitted.rights());
                };
        };
    }

    private Outcome check(Reading.Email email, @Nullable IdempotencyKey key, Access.Granted rights) {
        return switch (acceptance.read(email.json())) {
            case ParsedRequest.Malformed malformed ->
                new Refused(
                        new Problem(
                                ProblemType.MALFORMED,
                                malformed.problem(),
                                email.paths().written(malformed.errors())),
                        0);
            case ParsedRequest.Invalid invalid ->
                earlier(email.json(), key)
                        .orElseGet(() -> new Refused(
                                new Problem(
                                        ProblemType.INVALID_FIELDS,
                                        "Correct the fields listed in errors, and send again. Nothing was sent.",
                                        email.paths().written(invalid.errors())),
                                0));
            case ParsedRequest.Valid valid
            when !rights.domains().allow(valid.email().from()) ->
                new Refused(
                        Problem.of(
                                ProblemType.FORBIDDEN,
                                "Use a From address of a domain this API key may send as. Nothing was sent."),
                        valid.email().recipientCount());
            case ParsedRequest.Valid valid
            when email.checkOnly() -> new Outcome.Checked(valid.email().recipientCount());
            case ParsedRequest.Valid valid -> accept(valid, key, email.json());
        };
    }

    private Outcome accept(ParsedRequest.Valid valid, @Nullable IdempotencyKey key, String body) {
        EmailRequest email = valid.email();
        IdempotentIntake in = acceptance.intake().get();
        IntakeResult result = key == null
                ? in.accept(email, valid.options())
                : in.accept(email, valid.options(), key, RequestDigest.of(body));
        return outcome(result, email);
    }

    /** What became of an email before that is refused now for the time alone: it has expired since. */
    private Optional<Outcome> earlier(String body, @Nullable IdempotencyKey key) {
        if (key == null || !(acceptance.readWhenever(body) instanceof ParsedRequest.Valid valid)) {
            return Optional.empty();
        }
        return acceptance
                .intake()
                .get()
                .earlier(key, RequestDigest.of(body))
                .map(result -> outcome(result, valid.email()));
    }

    /** What the intake made of an email, as the answer to its request. */
    static Outcome outcome(IntakeResult result, EmailRequest email) {
        return switch (result) {
            case IntakeResult.Accepted accepted -> new Accepted(accepted.id(), email.recipientCount(), false);
            case IntakeResult.Replayed replayed -> new Accepted(replayed.id(), email.recipientCount(), true);
            case IntakeResult.InProgress _ ->
                new Refused(
                        Problem.of(
                                ProblemType.IN_PROGRESS,
                                "Send the same request again in a moment: one with this Idempotency-Key is at work."),
                        email.recipientCount());
            case IntakeResult.KeyReused _ ->
                new Refused(
                        Problem.of(
                                ProblemType.KEY_REUSED,
                                "Use another Idempotency-Key: this one stands for an email with another content. Nothing was sent."),
                        email.recipientCount());
            case IntakeResult.TooLarge large ->
                new Refused(
                        Problem.of(
                                ProblemType.TOO_LARGE,
                                "Make the email smaller: encoded it takes %d bytes, and at most %d are possible."
                                        .formatted(large.bytes(), large.maxBytes())),
                        email.recipientCount());
            case IntakeResult.Unavailable _ ->
                new Refused(
                        Problem.of(
                                ProblemType.UNAVAILABLE, "Send the email again later: it was not accepted this time."),
                        email.recipientCount());
        };
    }
}
