package dev.emailservice.local;

import dev.emailservice.local.control.ControlApi;
import dev.emailservice.local.control.ControlledStack;
import dev.emailservice.local.control.RoutingState;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.ProviderDouble;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.gateway.Authorizer;
import dev.emailservice.local.gateway.FrontDoor;
import dev.emailservice.local.gateway.FunctionAuthorizer;
import dev.emailservice.local.gateway.Route;
import dev.emailservice.local.poller.DeadLetter;
import dev.emailservice.local.poller.QueueDepth;
import dev.emailservice.local.redis.EmbeddedRedis;
import dev.emailservice.local.runtime.FunctionPool;
import dev.emailservice.local.runtime.FunctionStartException;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.local.secrets.SecretsDouble;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.job.EmailId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole service on loopback: the deployed jars as processes of their own, and everything they need.
 *
 * <p>Closing it leaves no process behind, and no file outside build folders.
 */
public final class LocalStack implements ControlledStack, AutoCloseable {

    /** Where SendGrid's webhook calls. It shows no API key: the function itself verifies who calls. */
    public static final String WEBHOOK_PATH = "/events/sendgrid";

    /** Where SendGrid's clients send emails. */
    public static final String SENDGRID_PATH = "/v3/mail/send";

    /** Where SES' clients send emails. */
    public static final String SES_PATH = "/v2/email/outbound-emails";

    private final StackParts parts;

    private LocalStack(StackParts parts) {
        this.parts = parts;
    }

    /**
     * Starts everything and returns when an email can be sent: with one process of each function, and the others starting.
     *
     * @param progress hears each step, and later each function's process that ended by itself
     * @throws LocalStackException if it can't start; nothing is left running
     */
    public static LocalStack start(LocalStackOptions options, Progress progress) {
        StackParts parts = StackStart.start(options, progress);
        var stack = new LocalStack(parts);
        parts.door()
                .start(new FrontDoor(
                        List.of(
                                new Route("POST", "/emails", parts.api()::invoke),
                                new Route("POST", "/emails/batch", parts.api()::invoke),
                                new Route("POST", SENDGRID_PATH, parts.api()::invoke),
                                new Route("POST", SES_PATH, parts.api()::invoke),
                                new Route("GET", "/emails", parts.status()::invoke),
                                new Route("GET", "/emails/{id}", parts.status()::invoke),
                                new Route("POST", "/emails/{id}/cancel", parts.status()::invoke),
                                new Route("GET", "/health", parts.status()::invoke),
                                new Route("POST", WEBHOOK_PATH, parts.events()::invoke, false)),
                        new ControlApi(stack),
                        authorizer(parts.authorizer()),
                        FrontDoor.INTEGRATION_TIMEOUT,
                        InstantSource.system()));
        progress.step("the API at " + stack.address());
        return stack;
    }

    private static Authorizer authorizer(@Nullable FunctionPool function) {
        return function == null ? Authorizer.EVERYBODY : new FunctionAuthorizer(function::invoke);
    }

    /**
     * Waits until every process of every function is ready, but the sweeper's, which starts later.
     *
     * @throws LocalStackException if one can't start
     */
    public void awaitAllProcesses() throws InterruptedException {
        try {
            if (parts.authorizer() != null) {
                parts.authorizer().awaitAll(StackStart.FUNCTIONS_READY);
            }
            parts.api().awaitAll(StackStart.FUNCTIONS_READY);
            parts.workers().awaitAll(StackStart.FUNCTIONS_READY);
            parts.status().awaitAll(StackStart.FUNCTIONS_READY);
            parts.events().awaitAll(StackStart.FUNCTIONS_READY);
        } catch (FunctionStartException e) {
            throw new LocalStackException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The API's base URL, and the control interface's. */
    public URI address() {
        return parts.door().uri();
    }

    @Override
    public List<FunctionStatus> functions() {
        return pools().flatMap(pool -> pool.status().stream()).toList();
    }

    @Override
    public QueueDepth queue() {
        return parts.queues().depth(parts.sqs());
    }

    /** Puts a message on the outbox queue as it is: one that no API of ours would have put there. */
    public void putOnQueue(String body) {
        parts.sqs()
                .sendMessage(
                        request -> request.queueUrl(parts.queues().outboxUrl()).messageBody(body));
    }

    @Override
    public int deadLetters() {
        return parts.queues().deadLetterDepth(parts.sqs()).total();
    }

    @Override
    public StoreAddresses stores() {
        return new StoreAddresses(
                parts.sqs().serviceClientConfiguration().endpointOverride().orElseThrow(),
                parts.ledger().endpoint(),
                AwsClients.REGION,
                parts.queues().outboxUrl(),
                parts.queues().expressUrl(),
                parts.queues().deadLetterUrl(),
                LedgerView.TABLE);
    }

    /** What is in the dead-letter queue; it stays there. */
    public synchronized List<DeadLetter> deadLetterMessages() {
        return parts.queues().deadLetters(parts.sqs());
    }

    @Override
    public Receipts receipts() {
        return parts.receipts();
    }

    @Override
    public Map<String, URI> providers() {
        return parts.providers();
    }

    @Override
    public Optional<ProviderDouble> builtIn(String provider) {
        return Optional.ofNullable(parts.builtIn().get(provider));
    }

    /**
     * Has the built-in double of a provider behave so from now on.
     *
     * @throws IllegalArgumentException if the provider is external or unknown
     */
    public void behave(String provider, Behaviour behaviour) {
        builtIn(provider)
                .orElseThrow(() -> new IllegalArgumentException("there is no built-in double of " + provider))
                .behave(behaviour);
    }

    @Override
    public OptionalLong redisPid() {
        return parts.redis() == null
                ? OptionalLong.empty()
                : OptionalLong.of(parts.redis().pid());
    }

    @Override
    public Optional<URI> redisUri() {
        return Optional.ofNullable(parts.redis()).map(EmbeddedRedis::uri);
    }

    @Override
    public Map<String, RoutingState> routing() {
        try {
            return parts.redis() == null
                    ? Map.of()
                    : RoutingState.of(parts.redis().eval(RoutingHash.LOOK, RoutingHash.KEY));
        } catch (IOException e) {
            // Redis may be away: that is one of the faults this stack is there for.
            return Map.of();
        }
    }

    /** The state of one email in the ledger, such as {@code sent}; empty if there is no such entry. */
    public Optional<String> ledgerState(String id) {
        return parts.ledger().state(id);
    }

    /** The state of every email in the ledger, by id. */
    public Map<String, String> ledgerStates() {
        return parts.ledger().states();
    }

    /**
     * Has the ledger swept now, besides the sweeps that happen by themselves. The first starts the sweeper's process.
     *
     * @return what the sweeper answered, as JSON
     * @throws LocalStackException if it did not
     */
    public String sweep() throws InterruptedException {
        return parts.sweeps().sweep();
    }

    /** Puts a queued entry into the ledger that no message leads to. */
    public void putInLedger(EmailId id, Instant acceptedAt, Instant staleAt) {
        parts.ledger().put(id, acceptedAt, staleAt);
    }

    /** Every email's entry in the ledger, with its attempts. */
    public List<LedgerEntry> ledgerEntries() {
        return parts.ledger().entries();
    }

    /** From now on this hears of the body of each message of the outbox queue before a worker gets it. */
    public void onFed(Consumer<String> listener) {
        parts.feed().onFed(listener);
    }

    /** Puts a message on the dead-letter queue as it is. */
    public void putOnDeadLetterQueue(String body) {
        parts.sqs()
                .sendMessage(request ->
                        request.queueUrl(parts.queues().deadLetterUrl()).messageBody(body));
    }

    /** Moves every dead letter back to the outbox queue, as SQS does: under a new message id. Answers how many. */
    public synchronized int redrive() {
        return parts.queues().redrive(parts.sqs());
    }

    /** Drops the events that the doubles have yet to tell, and waits for one that is being told. */
    public void forgetEvents() {
        parts.builtIn().values().forEach(ProviderDouble::forgetEvents);
        parts.eventQueues().purge(parts.sqs());
    }

    /**
     * Makes everything as new that emails leave behind, while all processes go on: the ledger, the queues, the receipts, what
     * the fleet knows, and how the doubles behave. For runs one after another that would wait for a stack of their own most of
     * the time. Nothing may be under way; events that are not told yet are never told.
     *
     * @throws IllegalStateException where something is: it would show in the run to come, and be missing in the one before
     */
    public void renew() {
        forgetEvents();
        boolean busy = Stream.of(parts.api(), parts.workers(), parts.events())
                .flatMap(pool -> pool.status().stream())
                .anyMatch(function -> function.state() == FunctionStatus.State.BUSY);
        if (busy || queue().total() > 0) {
            throw new IllegalStateException("emails are under way still");
        }
        onFed(_ -> {});
        parts.builtIn().values().forEach(ProviderDouble::renew);
        parts.secrets().down(false);
        parts.queues().purge(parts.sqs());
        parts.ledger().renew();
        if (parts.redis() != null) {
            try {
                parts.redis().command("FLUSHALL");
            } catch (IOException e) {
                throw new LocalStackException("Redis could not be emptied: " + e.getMessage(), e);
            }
        }
        parts.receipts().clear();
    }

    /** The built-in Redis; empty where it is external. */
    public Optional<EmbeddedRedis> redis() {
        return Optional.ofNullable(parts.redis());
    }

    /** The double of Secrets Manager. */
    public SecretsDouble secrets() {
        return parts.secrets();
    }

    /** The log file of each function's process, in the order of {@link #functions()}. */
    public List<Path> logs() {
        return pools().flatMap(pool -> pool.logs().stream()).toList();
    }

    private Stream<FunctionPool> pools() {
        return Stream.of(
                        Stream.ofNullable(parts.authorizer()),
                        Stream.of(parts.api(), parts.status(), parts.workers(), parts.events()),
                        parts.sweeps().function().stream())
                .flatMap(pools -> pools);
    }

    /** The directory with all log files and temporary files; it is deleted at the end. */
    public Path runDirectory() {
        return parts.runDirectory();
    }

    /** Stops everything. Takes some seconds longer where class archives are to be written. */
    @Override
    public void close() {
        parts.shutdown().close();
    }
}
