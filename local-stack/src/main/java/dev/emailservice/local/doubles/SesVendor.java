package dev.emailservice.local.doubles;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** SES API v2, as the API reference describes SendEmail and GetAccount. */
final class SesVendor implements Vendor {

    private static final Duration QUOTA_WINDOW = Duration.ofHours(24);

    private final Receipts receipts;
    private final RandomGenerator random;

    SesVendor(Receipts receipts, RandomGenerator random) {
        this.receipts = receipts;
        this.random = random;
    }

    @Override
    public String name() {
        return SesDouble.NAME;
    }

    @Override
    public Verdict judge(Request request, Instant now) {
        if (!request.header("authorization").startsWith("AWS4-HMAC-SHA256 ")) {
            return Verdict.other(SesAnswers.missingAuthentication());
        }
        if (request.is("GET", "/v2/email/account")) {
            return Verdict.other(SesAnswers.account(sentRecipients(now)));
        }
        if (!request.is("POST", "/v2/email/outbound-emails")) {
            return Verdict.other(SesAnswers.error(404, "UnknownOperationException", "no such operation"));
        }
        return switch (SesRequest.read(request)) {
            case SesRequest.Refused refused -> Verdict.other(SesAnswers.badRequest(refused.message()));
            case SesRequest.Sendable email -> accepted(email, request, now);
        };
    }

    private Verdict accepted(SesRequest.Sendable email, Request request, Instant now) {
        var unique = new UUID(random.nextLong(), random.nextLong());
        var id = String.format(Locale.ROOT, "0100%012x-%s-000000", now.toEpochMilli(), unique);
        if (email.recipients().stream().allMatch(SesVendor::isSimulator)) {
            return Verdict.harmless(SesAnswers.accepted(id));
        }
        var receipt =
                new Receipt(email.emailId(), name(), id, email.recipients(), email.subject(), now, request.body());
        return Verdict.accepted(SesAnswers.accepted(id), receipt);
    }

    /** SES Developer Guide, "Using the mailbox simulator": the address of which every email is delivered, to nobody. */
    private static boolean isSimulator(String address) {
        return address.equalsIgnoreCase("success@simulator.amazonses.com");
    }

    private long sentRecipients(Instant now) {
        return receipts.all().stream()
                .filter(receipt -> receipt.provider().equals(name()))
                .filter(receipt -> receipt.time().isAfter(now.minus(QUOTA_WINDOW)))
                .mapToLong(receipt -> receipt.recipients().size())
                .sum();
    }

    @Override
    public Answer failure(int status) {
        return SesAnswers.failure(status);
    }

    /** By the text alone it differs from a rate that is exceeded (SES Developer Guide, "Errors related to the sending quotas"). */
    @Override
    public Answer quotaExhausted() {
        return SesAnswers.error(429, "TooManyRequestsException", "Daily message quota exceeded.");
    }

    @Override
    public Answer tooManyRequests(int perSecond, Instant now) {
        return SesAnswers.failure(429);
    }
}
