package dev.emailservice.providerevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.emf.EmfEventMetrics;
import dev.emailservice.delivery.Deadline;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Lambda's entry: a batch of SQS, or an API Gateway proxy event; the answer that belongs to it out. */
public final class ProviderEventsHandler implements RequestStreamHandler {

    private final SesBatch batch;
    private final WebhookEndpoint endpoint;
    private final EmfEventMetrics metrics;
    private final InstantSource clock;

    /** What Lambda calls: wired from this process's environment. */
    public ProviderEventsHandler() {
        this(new Variables(System.getenv()), InstantSource.system());
    }

    private ProviderEventsHandler(Variables variables, InstantSource clock) {
        this(Wiring.of(variables, clock), Wiring.metrics(variables, clock, System.out), clock);
    }

    /** @param metrics not among the parts: that these can't be made is what it has to tell */
    ProviderEventsHandler(Supplier<Parts> parts, EmfEventMetrics metrics, InstantSource clock) {
        this.batch = new SesBatch(parts);
        this.endpoint = new WebhookEndpoint(parts);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws IOException where Lambda itself gives no event or takes no answer; a batch then comes back as a whole */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.ASCII.readTree(input);
        Deadline deadline = new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()));
        JsonNode records = event.path("Records");
        JsonNode answer;
        if (records.isArray()) {
            answer = batch.handle(records, deadline);
            metrics.notApplied(answer.path("batchItemFailures").size());
        } else {
            answer = endpoint.handle(event, deadline);
            metrics.notApplied(answer.path("statusCode").asInt() >= 500 ? 1 : 0);
        }
        Json.ASCII.writeValue(output, answer);
    }
}
