package dev.emailservice.local.control;

import dev.emailservice.local.doubles.ProviderDouble;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.poller.QueueDepth;
import dev.emailservice.local.runtime.FunctionStatus;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the control interface shows and changes. */
public interface ControlledStack {

    /** What the process of each function is doing. */
    List<FunctionStatus> functions();

    /** How full the outbox queue is. */
    QueueDepth queue();

    /** How many messages the dead-letter queue holds. */
    int deadLetters();

    /** Where both queues and the ledger are. */
    StoreAddresses stores();

    /** The process of the stack's own Redis; empty if an external one is used. */
    OptionalLong redisPid();

    /** Where the stack's own Redis is; empty if an external one is used. */
    Optional<URI> redisUri();

    /** What the fleet knows of each provider, by name; nothing where it can't be read, or an external Redis is used. */
    Map<String, RoutingState> routing();

    /** Where each provider is reached, by name. */
    Map<String, URI> providers();

    /** The built-in double of a provider; empty if the provider is external or unknown. */
    Optional<ProviderDouble> builtIn(String provider);

    /** What the built-in doubles accepted. */
    Receipts receipts();
}
