package dev.emailservice.corpus.rig;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.access.AccessContext;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.intake.EmailIntake;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.sendemail.SendEmailHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The handler as it is deployed, before a ledger and a queue in memory that remember what reached them. */
public final class ApiRig {

    /** The rig's time, which stands still. */
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final Set<String> PROVIDERS = Set.of("ses", "sendgrid");

    private final RecordingLedger ledger = new RecordingLedger();
    private final RecordingOnceLedger once = new RecordingOnceLedger();
    private final List<String> queue = new ArrayList<>();
    private final SendEmailHandler handler;

    /** Empty, and taking emails of every sender. */
    public ApiRig() {
        InstantSource clock = InstantSource.fixed(NOW);
        Random random = new Random(1);
        EmailIntake intake = new EmailIntake(ledger, job -> queue.add(EmailJobCodec.encode(job)), clock, random);
        IdempotentIntake way = new IdempotentIntake(intake, once, clock, random);
        this.handler = new SendEmailHandler(() -> way, SenderDomains.ANY, PROVIDERS, clock);
    }

    /** What the API answers; whatever the handler throws comes through, for it must throw nothing. */
    public APIGatewayProxyResponseEvent call(APIGatewayProxyRequestEvent event) {
        return handler.handleRequest(event.withRequestContext(caller()), null);
    }

    /** What the authorizer tells of somebody who may do everything. */
    private static ProxyRequestContext caller() {
        ProxyRequestContext context = new ProxyRequestContext();
        context.setAuthorizer(
                Map.copyOf(AccessContext.of(new Access.Granted("rig", Set.of(Scope.ADMIN), SenderDomains.ANY, "rig"))));
        return context;
    }

    /** The messages on the queue, as they are written. */
    public List<String> queue() {
        return List.copyOf(queue);
    }

    /** How many entries the ledger holds, with and without a key. */
    public int entries() {
        return ledger.entries() + once.entries();
    }
}
