package dev.emailservice.delivery.sweep;

import static dev.emailservice.model.ledger.LedgerState.QUEUED;
import static dev.emailservice.model.ledger.LedgerState.SENDING;
import static dev.emailservice.model.ledger.LedgerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.Expiry;
import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SweeperTest {

    private static final Duration YOUNG = Duration.ofHours(3);
    private static final Duration PAST = Expiry.GRACE.negated();

    private static final List<String> SHARDS = Stream.of(LedgerTable.openShards(), LedgerTable.heldShards())
            .flatMap(List::stream)
            .toList();

    private final ManualClock clock = new ManualClock();
    private final ListedEntries entries = new ListedEntries(2);
    private final Sweeper sweeper = new Sweeper(entries, clock);

    @Test
    void anEmptyLedgerIsSweptAtOnce() {
        SweepReport report = sweep();
        assertThat(report.whole()).isTrue();
        assertThat(report.oldest()).isZero();
        assertThat(report.open()).isEmpty();
        assertThat(entries.reads()).containsExactlyElementsOf(SHARDS);
    }

    @Test
    void whatIsYoungAndNotStaleIsCountedAndLeftAlone() {
        add(QUEUED, YOUNG, null, Closing.LOST);
        add(QUEUED, Duration.ofMinutes(1), Duration.ofSeconds(1), Closing.EXPIRED);
        add(SENDING, Duration.ofMinutes(2), null, Closing.LOST);
        SweepReport report = sweep();
        assertThat(entries.asked()).isEmpty();
        assertThat(report.open(QUEUED)).isEqualTo(2);
        assertThat(report.open(SENDING)).isEqualTo(1);
        assertThat(report.oldest()).isEqualTo(YOUNG);
    }

    @Test
    void aStaleEntryIsClosedAndNoLongerOpen() {
        EmailId stale = add(QUEUED, YOUNG, PAST, Closing.EXPIRED);
        EmailId staleForLong = add(QUEUED, YOUNG, PAST.multipliedBy(2), Closing.EXPIRED);
        SweepReport report = sweep();
        assertThat(entries.asked()).containsExactlyInAnyOrder(stale, staleForLong);
        assertThat(report.closed(Closing.EXPIRED)).isEqualTo(2);
        assertThat(report.open(QUEUED)).isZero();
        assertThat(report.oldest()).isZero();
    }

    @Test
    void anEntryThatIsStaleByThisClockAloneIsLeft() {
        add(QUEUED, YOUNG, PAST.plusMillis(1), Closing.EXPIRED);
        add(QUEUED, YOUNG, Duration.ZERO, Closing.EXPIRED);
        assertThat(sweep().open(QUEUED)).isEqualTo(2);
        assertThat(entries.asked()).isEmpty();
    }

    @Test
    void anEntryOlderThanAnyMessageIsClosed() {
        EmailId lost = add(QUEUED, OutboxQueue.LONGEST_LIFE, null, Closing.LOST);
        add(QUEUED, OutboxQueue.LONGEST_LIFE.minusMillis(1), null, Closing.LOST);
        SweepReport report = sweep();
        assertThat(entries.asked()).containsExactly(lost);
        assertThat(report.closed(Closing.LOST)).isEqualTo(1);
        assertThat(report.open(QUEUED)).isEqualTo(1);
    }

    @Test
    void anEntryThatMayHaveBeenSentIsHeldFromThenOn() {
        add(SENDING, YOUNG, PAST, Closing.HELD);
        SweepReport report = sweep();
        assertThat(report.open(SENDING)).isZero();
        assertThat(report.open(UNKNOWN)).isEqualTo(1);
        assertThat(report.held()).isEqualTo(1);
    }

    @Test
    void anEntryThatAWorkerHasStaysOpen() {
        add(SENDING, YOUNG, PAST, Closing.UNTOUCHED);
        SweepReport report = sweep();
        assertThat(report.open(SENDING)).isEqualTo(1);
        assertThat(report.oldest()).isEqualTo(YOUNG);
    }

    @Test
    void aHeldEntryIsCountedHoweverOldAndMakesTheOldestNoOlder() {
        Duration old = OutboxQueue.LONGEST_LIFE.plusDays(1);
        entries.add(entry(UNKNOWN, old, PAST, false), Closing.HELD);
        entries.add(entry(UNKNOWN, YOUNG, null, true), Closing.HELD);
        SweepReport report = sweep();
        assertThat(entries.asked()).isEmpty();
        assertThat(report.held()).isEqualTo(1);
        assertThat(report.open(UNKNOWN)).isEqualTo(2);
        assertThat(report.oldest()).isEqualTo(YOUNG);
    }

    @Test
    void anEntryThatAnOlderWorkerEndedLeavesTheIndexAndCountsNowhere() {
        EmailId ended = add(LedgerState.SENT, OutboxQueue.LONGEST_LIFE, PAST, Closing.LOST);
        SweepReport report = sweep();
        assertThat(entries.dropped()).containsExactly(ended);
        assertThat(entries.asked()).isEmpty();
        assertThat(report.open()).isEmpty();
        assertThat(report.oldest()).isZero();
    }

    @Test
    void aHeldEntryAmongTheOpenOnesIsSetAsideAndCountsOnce() {
        OpenEntry held = entry(UNKNOWN, YOUNG, null, false);
        OpenEntry awaited = entry(UNKNOWN, YOUNG, null, true);
        entries.add(held, Closing.UNTOUCHED);
        entries.add(awaited, Closing.UNTOUCHED);
        assertThat(sweep().held()).isEqualTo(1);
        assertThat(entries.aside()).containsExactly(held.id());
        SweepReport next = sweep();
        assertThat(next.held()).isEqualTo(1);
        assertThat(next.open(UNKNOWN)).isEqualTo(2);
    }

    @Test
    void howeverManyEntriesAreHeldTheOthersAreSweptFirstAndToTheirEnd() {
        for (int i = 0; i < 3 * Sweeper.MAX_PAGES * SHARDS.size(); i++) {
            entries.addHeld(entry(UNKNOWN, OutboxQueue.LONGEST_LIFE.plusSeconds(i), null, false));
        }
        EmailId stale = add(QUEUED, YOUNG, PAST, Closing.EXPIRED);
        SweepReport report = sweep();
        assertThat(entries.asked()).containsExactly(stale);
        assertThat(entries.reads().subList(0, LedgerTable.OPEN_SHARDS))
                .containsExactlyElementsOf(LedgerTable.openShards());
        assertThat(report.closed(Closing.EXPIRED)).isEqualTo(1);
    }

    @Test
    void anItemThatIsNoEntryIsCountedAndTheOthersAreSwept() {
        EmailId stale = add(QUEUED, YOUNG, PAST, Closing.EXPIRED);
        entries.addUnreadable(LedgerTable.openShard(stale), "garbled");
        SweepReport report = sweep();
        assertThat(entries.asked()).containsExactly(stale);
        assertThat(report.unreadable()).isEqualTo(1);
        assertThat(report.whole()).isTrue();
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void everyPageOfEveryShardIsRead() {
        for (int i = 0; i < 200; i++) {
            add(QUEUED, Duration.ofSeconds(i), null, Closing.UNTOUCHED);
        }
        SweepReport report = sweep();
        assertThat(report.whole()).isTrue();
        assertThat(report.open(QUEUED)).isEqualTo(200);
        assertThat(report.oldest()).isEqualTo(Duration.ofSeconds(199));
    }

    @Test
    void aLedgerWithoutEndIsSweptInPart() {
        entries.setEndless();
        SweepReport report = sweep();
        assertThat(report.whole()).isFalse();
        assertThat(entries.reads()).hasSize(SHARDS.size() * Sweeper.MAX_PAGES);
    }

    @Test
    void whenTheTimeIsUpNoMoreIsWrittenAndTheHeldAreCountedAllTheSame() {
        for (int i = 0; i < 20; i++) {
            add(QUEUED, YOUNG, PAST, Closing.EXPIRED);
        }
        entries.whenAsked(() -> clock.advance(Duration.ofSeconds(10)));
        SweepReport report = sweep();
        assertThat(report.whole()).isFalse();
        assertThat(entries.asked()).hasSize(2);
        assertThat(entries.reads()).containsAll(LedgerTable.heldShards());
    }

    @Test
    void withoutTheLedgerThereIsNoReport() {
        entries.setUnavailable();
        assertThatThrownBy(this::sweep).isInstanceOf(LedgerUnavailableException.class);
    }

    private SweepReport sweep() {
        return sweeper.sweep(new Deadline(clock.instant().plusSeconds(30).plus(Deadline.MARGIN)));
    }

    private EmailId add(LedgerState state, Duration age, @Nullable Duration staleIn, Closing answer) {
        OpenEntry entry = entry(state, age, staleIn, false);
        entries.add(entry, answer);
        return entry.id();
    }

    private OpenEntry entry(LedgerState state, Duration age, @Nullable Duration staleIn, boolean awaitsConfirmation) {
        return new OpenEntry(
                new EmailId(UUID.randomUUID().toString()),
                state,
                clock.instant().minus(age),
                staleIn == null ? null : clock.instant().plus(staleIn),
                awaitsConfirmation);
    }
}
