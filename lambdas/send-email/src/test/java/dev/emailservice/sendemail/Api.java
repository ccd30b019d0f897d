package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.access.AccessContext;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.intake.EmailIntake;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.InMemoryOnceLedger;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.queue.OutboxQueueSender;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The handler before an in-memory ledger and queue, and the events API Gateway would send it. */
final class Api {

    static final String VALID_BODY = """
            {"from":"ada@example.com","to":["grace@example.org","alan@example.net"],"subject":"Notes","text":"Hello"}""";

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<EmailJob> queue = new ArrayList<>();
    private final SendEmailHandler handler;
    private boolean queueAway;
    private int intakeAsked;

    Api() {
        this(SenderDomains.ANY);
    }

    /** An API that takes emails of these senders only. */
    Api(SenderDomains senders) {
        IdempotentIntake intake = intake(ledger, this::enqueue);
        handler = new SendEmailHandler(
                () -> {
                    intakeAsked++;
                    return intake;
                },
                senders,
                Set.of("ses", "sendgrid"),
                new TickingClock());
    }

    /** A way into this ledger and queue. */
    static IdempotentIntake intake(InMemoryLedger ledger, OutboxQueueSender queue) {
        InstantSource system = InstantSource.system();
        Random random = new Random(42);
        EmailIntake plain = new EmailIntake(ledger, queue, system, random);
        return new IdempotentIntake(plain, new InMemoryOnceLedger(), system, random);
    }

    /** A request of a caller that may do everything. */
    static APIGatewayProxyRequestEvent post(@Nullable String body) {
        return by(
                new Access.Granted("0123456789abcdef", Set.of(Scope.ADMIN), SenderDomains.ANY, "somebody"),
                anonymous(body));
    }

    /** The same request with what the authorizer tells of this caller. */
    static APIGatewayProxyRequestEvent by(Access.Granted caller, APIGatewayProxyRequestEvent event) {
        ProxyRequestContext context = new ProxyRequestContext();
        context.setAuthorizer(Map.copyOf(AccessContext.of(caller)));
        return event.withRequestContext(context);
    }

    /** A request that no authorizer has seen. */
    static APIGatewayProxyRequestEvent anonymous(@Nullable String body) {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod("POST")
                .withResource("/emails")
                .withPath("/emails")
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(body)
                .withIsBase64Encoded(false);
    }

    static JsonNode json(APIGatewayProxyResponseEvent answer) {
        try {
            return Json.ASCII.readTree(answer.getBody());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.getBody(), e);
        }
    }

    APIGatewayProxyResponseEvent call(APIGatewayProxyRequestEvent event) {
        return handler.handleRequest(event, null);
    }

    void ledgerGoesAway() {
        ledger.setUnavailable(true);
    }

    void queueComesBack() {
        queueAway = false;
    }

    void queueGoesAway() {
        queueAway = true;
    }

    List<EmailJob> queue() {
        return queue;
    }

    Optional<LedgerEntry> entry(EmailId id) {
        return ledger.entry(id);
    }

    /** How often the way to ledger and queue was asked for. */
    int intakeAsked() {
        return intakeAsked;
    }

    private void enqueue(EmailJob job) {
        if (queueAway) {
            throw new QueueUnavailableException("the queue is away", new IllegalStateException("set by the test"));
        }
        queue.add(job);
    }

    /** Each look at it is 7 ms later. */
    private static final class TickingClock implements InstantSource {
        private Instant now = Instant.parse("2026-11-24T10:00:00Z");

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMillis(7));
            return now;
        }
    }
}
