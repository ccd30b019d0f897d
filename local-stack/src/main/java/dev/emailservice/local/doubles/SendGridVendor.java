package dev.emailservice.local.doubles;

import dev.emailservice.local.doubles.SendGridAnswers.Problem;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** SendGrid's v3 API, as its reference describes "Mail Send". */
final class SendGridVendor implements Vendor {

    private final RandomGenerator random;

    SendGridVendor(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public String name() {
        return SendGridDouble.NAME;
    }

    @Override
    public Verdict judge(Request request, Instant now) {
        if (!hasKey(request)) {
            return refused(401, "The provided authorization grant is invalid, expired, or revoked");
        }
        if (!request.path().equals("/v3/mail/send")) {
            return refused(404, "not found");
        }
        if (!request.method().equals("POST")) {
            return refused(405, "method not allowed");
        }
        if (!request.header("content-type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return refused(415, "Content-Type should be application/json.");
        }
        return switch (SendGridRequest.read(request)) {
            case SendGridRequest.Refused refused ->
                Verdict.other(SendGridAnswers.errors(refused.status(), refused.problems()));
            case SendGridRequest.Sandboxed _ -> Verdict.harmless(SendGridAnswers.sandboxed());
            case SendGridRequest.Sendable email -> accepted(email, request, now);
        };
    }

    private static boolean hasKey(Request request) {
        var authorization = request.header("authorization");
        return authorization.startsWith("Bearer ")
                && !authorization.substring("Bearer ".length()).isBlank();
    }

    private Verdict accepted(SendGridRequest.Sendable email, Request request, Instant now) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var receipt =
                new Receipt(email.emailId(), name(), id, email.recipients(), email.subject(), now, request.body());
        return Verdict.accepted(SendGridAnswers.accepted(id), receipt);
    }

    private static Verdict refused(int status, String message) {
        return Verdict.other(SendGridAnswers.errors(status, List.of(new Problem(message, null))));
    }

    @Override
    public Answer failure(int status) {
        return SendGridAnswers.failure(status);
    }

    @Override
    public Answer quotaExhausted() {
        return SendGridAnswers.errors(401, List.of(new Problem("Maximum credits exceeded", null)));
    }

    @Override
    public Answer tooManyRequests(int perSecond, Instant now) {
        return SendGridAnswers.tooManyRequests(perSecond, now);
    }
}
