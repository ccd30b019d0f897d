package dev.emailservice.providerevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
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
    private final InstantSource clock;

    /** What Lambda calls: wired from this process's environment. */
    public ProviderEventsHandler() {
        this(new Wiring(new Variables(System.getenv()), InstantSource.system()), InstantSource.system());
    }

    ProviderEventsHandler(Supplier<Parts> parts, InstantSource clock) {
        this.batch = new SesBatch(parts);
        this.endpoint = new WebhookEndpoint(parts);
        this.clock = clock;
    }

    /** @throws IOException where Lambda itself gives no event or takes no answer; a batch then comes back as a whole */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.ASCII.readTree(input);
        Deadline deadline = new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()));
        JsonNode records = event.path("Records");
        JsonNode answer = records.isArray() ? batch.handle(records, deadline) : endpoint.handle(event, deadline);
        Json.ASCII.writeValue(output, answer);
    }
}
