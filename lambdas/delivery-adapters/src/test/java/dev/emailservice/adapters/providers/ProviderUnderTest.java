package dev.emailservice.adapters.providers;

import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.adapters.wire.WireRequest;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.EmailProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What the contract needs to know of the provider it is held against. */
public interface ProviderUnderTest {

    /** Long enough never to matter. */
    AttemptTimeouts PATIENT =
            new AttemptTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));

    /** A provider of its own for one test, which speaks to the given address. */
    EmailProvider provider(URI address, AttemptTimeouts timeouts);

    /** How it says that it took the email. */
    HttpAnswer accepted(String messageId);

    /** What it took. */
    ReceivedEmail read(WireRequest request);

    /** Every answer its adapter tells apart, and what it means. */
    List<Row> rows();

    /**
     * One line of the table of answers.
     *
     * @param situation what the provider says, in words
     */
    record Row(String situation, HttpAnswer answer, AttemptOutcome outcome) {}
}
