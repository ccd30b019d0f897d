package dev.emailservice.sweeper;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.sweep.Closing;
import dev.emailservice.delivery.sweep.SweepReport;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Lambda's entry: any event in, for the schedule's says nothing; one sweep; its numbers out. */
public final class SweeperHandler implements RequestStreamHandler {

    private final Supplier<Parts> parts;
    private final InstantSource clock;

    /** What Lambda calls: wired from this process's environment. */
    public SweeperHandler() {
        this(Wiring.of(new Variables(System.getenv()), InstantSource.system()), InstantSource.system());
    }

    SweeperHandler(Supplier<Parts> parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * Sweeps once.
     *
     * @throws IOException where Lambda itself takes no answer
     * @throws dev.emailservice.delivery.ledger.LedgerUnavailableException where the ledger can't be reached, so that the run counts
     *     as an error
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Deadline deadline = new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()));
        SweepReport report = parts.get().sweeper().sweep(deadline);
        parts.get().metrics().write(report);
        ObjectNode answer = Json.ASCII.createObjectNode();
        answer.put("oldestSeconds", report.oldest().toSeconds());
        answer.put("held", report.held());
        for (Closing closing : Closing.values()) {
            answer.put(closing.code(), report.closed(closing));
        }
        answer.put("unreadable", report.unreadable());
        answer.put("whole", report.whole());
        Json.ASCII.writeValue(output, answer);
    }
}
