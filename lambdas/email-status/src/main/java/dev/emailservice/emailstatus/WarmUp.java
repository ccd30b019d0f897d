package dev.emailservice.emailstatus;

import dev.emailservice.delivery.status.StatusPage;
import dev.emailservice.http.Answers;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads what the first request would otherwise wait for: the clients, the JSON mapper, the log. Asks nobody anything. */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    /** Never throws: what fails here fails again in the first request, which answers for it. */
    static void run(Supplier<Parts> parts) {
        try {
            var _ = Answers.json(200, StatusJson.of(new StatusPage(List.of(), null)));
            var _ = parts.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.atWarn().setCause(e).log("not ready yet");
        }
    }
}
