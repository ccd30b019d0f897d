package dev.emailservice.delivery.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.events.EventResult.Applied;
import dev.emailservice.delivery.events.EventResult.NoChange;
import dev.emailservice.delivery.events.EventResult.Repeated;
import dev.emailservice.delivery.events.EventResult.UnknownEmail;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.ledger.LedgerUnderTest;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link EventStore} does. A store's own test extends this. */
public abstract class EventStoreContract {

    /** The time of the events, and the worker's. */
    protected static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static final ProviderName SES = new ProviderName("ses");

    /** The ledger with the entries; may be shared by all tests, each uses ids of its own. */
    protected abstract Ledger ledger();

    /** The store under test. */
    protected abstract EventStore events();

    /** What the ledger holds of this email. */
    protected abstract Optional<LedgerEntry> read(EmailId id);

    /** What the store keeps of this email's events. */
    protected abstract KeptEvents kept(EmailId id);

    /** Has the entry be in this state, whatever led there. */
    protected abstract void put(EmailId id, LedgerState state);

    @ParameterizedTest
    @EnumSource
    void whateverTheLedgerThoughtTheProvidersWordDecides(LedgerState before) {
        for (Kind kind : Kind.values()) {
            EmailId id = entryIn(before);
            LedgerState after = StateAfter.of(before, kind);
            assertThat(events().apply(event(id, kind, "e-1")))
                    .as("%s in %s", kind, before)
                    .isEqualTo(after == before ? new NoChange(before) : new Applied(before, after));
            assertThat(state(id)).isEqualTo(after);
            assertThat(kept(id)).isEqualTo(new KeptEvents(1, Map.of(kind, NOW)));
        }
    }

    @Test
    void anEventToldAgainChangesNothing() {
        EmailId id = entryIn(LedgerState.SENT);
        events().apply(event(id, Kind.DELIVERED, "e-1"));
        events().apply(event(id, Kind.DELAYED, "e-2"));
        assertThat(events().apply(event(id, Kind.DELIVERED, "e-1"))).isEqualTo(new Repeated());
        assertThat(kept(id).count()).isEqualTo(2);
    }

    @Test
    void anEventThatComesLateIsKeptAndTakesNothingBack() {
        EmailId id = entryIn(LedgerState.SENT);
        events().apply(event(id, Kind.COMPLAINED, "e-3"));
        events().apply(event(id, Kind.DELIVERED, "e-2"));
        assertThat(events().apply(event(id, Kind.ACCEPTED, "e-1"))).isEqualTo(new NoChange(LedgerState.COMPLAINED));
        assertThat(state(id)).isEqualTo(LedgerState.COMPLAINED);
        assertThat(kept(id).last()).containsOnlyKeys(Kind.COMPLAINED, Kind.DELIVERED, Kind.ACCEPTED);
    }

    @Test
    void ofSeveralDelaysTheLatestIsRemembered() {
        EmailId id = entryIn(LedgerState.SENT);
        for (int minutes : List.of(10, 30, 20)) {
            events().apply(new ProviderEvent(
                    id, SES, Kind.DELAYED, NOW.plus(Duration.ofMinutes(minutes)), "e-" + minutes, "MailboxFull"));
        }
        assertThat(kept(id)).isEqualTo(new KeptEvents(3, Map.of(Kind.DELAYED, NOW.plus(Duration.ofMinutes(30)))));
    }

    @Test
    void anEventOfAnEmailThatIsNotInTheLedgerMakesNoEntry() {
        EmailId id = newId();
        assertThat(events().apply(event(id, Kind.DELIVERED, "e-1"))).isEqualTo(new UnknownEmail());
        assertThat(read(id)).isEmpty();
    }

    @Test
    void anEmailWhoseDeliveryIsKnownIsNotSentAgain() {
        EmailJob job = LedgerUnderTest.job();
        ledger().open(job);
        events().apply(event(job.id(), Kind.ACCEPTED, "e-1"));
        assertThat(ledger().claim(job.id(), "a", NOW, NOW.plusSeconds(40)))
                .isEqualTo(new ClaimResult.Ended(LedgerState.SENT, null));
    }

    @Test
    void aParkedEmailThatTheProviderConfirmsIsNotSentAgain() {
        EmailJob job = LedgerUnderTest.job();
        ledger().open(job);
        Claim claim = claimed(job.id());
        ledger().begin(claim, new Call(SES, NOW), List.of());
        ledger().park(claim, NOW.plusSeconds(300), List.of());
        events().apply(event(job.id(), Kind.ACCEPTED, "e-1"));
        Instant overdue = NOW.plusSeconds(301);
        assertThat(ledger().claim(job.id(), "b", overdue, overdue.plusSeconds(40)))
                .isEqualTo(new ClaimResult.Ended(LedgerState.SENT, null));
    }

    @Test
    void aFailureThatTheProviderContradictsLosesItsReason() {
        EmailJob job = LedgerUnderTest.job();
        ledger().open(job);
        ledger().failed(claimed(job.id()), "refused", List.of());
        events().apply(event(job.id(), Kind.DELIVERED, "e-1"));
        assertThat(read(job.id()).orElseThrow().reason()).isNull();
    }

    @Test
    void theWorkersRecordThatComesAfterTheEventIsKeptAndTakesNothingBack() {
        EmailJob job = LedgerUnderTest.job();
        ledger().open(job);
        Claim claim = claimed(job.id());
        ledger().begin(claim, new Call(SES, NOW), List.of());
        events().apply(event(job.id(), Kind.BOUNCED, "e-1"));
        ledger().sent(
                        claim,
                        SES,
                        "m-1",
                        List.of(new AttemptRecord(SES, new Accepted("m-1"), NOW, Duration.ZERO, "the cheapest")));
        LedgerEntry entry = read(job.id()).orElseThrow();
        assertThat(entry.state()).isEqualTo(LedgerState.BOUNCED);
        assertThat(entry.messageId()).isEqualTo("m-1");
        assertThat(entry.attempts()).hasSize(1);
    }

    @Test
    void aWorkerThatGivesTheEmailBackAfterTheEventHasNoEffect() {
        EmailJob job = LedgerUnderTest.job();
        ledger().open(job);
        Claim claim = claimed(job.id());
        events().apply(event(job.id(), Kind.DELIVERED, "e-1"));
        ledger().release(claim, List.of());
        assertThat(state(job.id())).isEqualTo(LedgerState.DELIVERED);
    }

    @Test
    void ofTwentyThatTellTheSameEventAtOnceOneIsHeard() throws Exception {
        EmailId id = entryIn(LedgerState.SENT);
        List<EventResult> results = race(20, _ -> event(id, Kind.DELIVERED, "e-1"));
        assertThat(results).filteredOn(Applied.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Repeated.class::isInstance).hasSize(19);
        assertThat(kept(id).count()).isEqualTo(1);
    }

    @Test
    void ofTwelveEventsAtOnceNoneIsLost() throws Exception {
        EmailId id = entryIn(LedgerState.SENT);
        List<Kind> kinds = List.of(Kind.values());
        race(12, n -> event(id, kinds.get(n % kinds.size()), "e-" + n));
        assertThat(kept(id).count()).isEqualTo(12);
        assertThat(kept(id).last().keySet()).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(state(id)).isEqualTo(LedgerState.COMPLAINED);
    }

    /** An event as SES tells it. */
    protected static ProviderEvent event(EmailId id, Kind kind, String eventId) {
        return new ProviderEvent(id, SES, kind, NOW, eventId, null);
    }

    /** A new entry in this state. */
    protected EmailId entryIn(LedgerState state) {
        EmailJob job = LedgerUnderTest.job();
        ledger().open(job);
        put(job.id(), state);
        return job.id();
    }

    private interface Telling {
        ProviderEvent event(int number);
    }

    private List<EventResult> race(int tellers, Telling telling) throws Exception {
        List<Future<EventResult>> race = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < tellers; i++) {
                ProviderEvent event = telling.event(i);
                race.add(threads.submit(() -> events().apply(event)));
            }
        }
        List<EventResult> results = new ArrayList<>();
        for (Future<EventResult> one : race) {
            results.add(one.get());
        }
        return results;
    }

    private LedgerState state(EmailId id) {
        return read(id).orElseThrow().state();
    }

    private Claim claimed(EmailId id) {
        return ((ClaimResult.Claimed) ledger().claim(id, "a", NOW, NOW.plusSeconds(40))).claim();
    }

    private static EmailId newId() {
        return new EmailId(UUID.randomUUID().toString());
    }
}
