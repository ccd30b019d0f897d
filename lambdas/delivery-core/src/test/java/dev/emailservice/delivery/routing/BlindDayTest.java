package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static dev.emailservice.delivery.routing.OneWorker.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A day's limit while the fleet does not answer. */
class BlindDayTest {

    private static final long PER_DAY = 100_000;

    private final long seed = System.nanoTime();
    private final OneWorker worker = new OneWorker(
            PanicPolicy.WAIT, seed, List.of(ProviderSettings.of("p0").withLimits(null, PER_DAY)));

    private void lastSeenWithLeft(long recipients) {
        worker.begin(PlanOf.closed(1).limited(10, Duration.ZERO).usedToday(PER_DAY - recipients));
        worker.store.isAway();
        worker.router.end();
    }

    /** How many of the emails of that many batches of ten go out. */
    private int sent(int batches) {
        int sent = 0;
        for (int i = 0; i < batches; i++) {
            worker.router.begin(10, 1);
            while (sent < 10 * (i + 1) && worker.router.next(OneWorker.EMAIL, Set.of()) instanceof Use use) {
                worker.router.record(use, new Accepted("m"));
                sent++;
            }
            worker.router.end();
        }
        return sent;
    }

    @Test
    void aWorkerTakesAsMuchOfWhatIsLeftAsItsBatchIsOfTheFleetsDemand() {
        // Ten of the thousand that the fleet asks for in a second, and a tenth is left free.
        lastSeenWithLeft(5_000);
        assertThat(sent(100)).as("seed %d", seed).isBetween(45, 46);
    }

    @Test
    void nothingGoesOutWhereTheDayWasUsedUp() {
        worker.begin(PlanOf.closed(1).limited(0, Duration.ofHours(1)).usedToday(PER_DAY - 50));
        worker.store.isAway();
        worker.router.begin(10, 1);
        NoCandidate none = worker.none();
        assertThat(why(none, 0)).isEqualTo(Rejection.LIMIT);
    }

    @Test
    void aWorkerThatNeverSawTheFleetTakesAHundredth() {
        worker.store.isAway();
        assertThat(sent(120)).isEqualTo((int) (BlindDay.UNKNOWN_PART * PER_DAY));
    }

    @Test
    void aNewDayBringsANewPart() {
        lastSeenWithLeft(0);
        assertThat(sent(20)).as("seed %d", seed).isLessThanOrEqualTo(1);
        worker.after(Duration.ofDays(1));
        assertThat(sent(20)).isEqualTo(200);
    }

    @Test
    void whatWasNotSentAfterAllIsStillLeft() {
        lastSeenWithLeft(5_000);
        worker.router.begin(10, 1);
        for (int i = 0; i < 1_000; i++) {
            worker.attempt(new LocalFault("bug"));
        }
        assertThat(sent(100)).as("seed %d", seed).isBetween(45, 46);
    }

    @Test
    void theLimitOfOurAccountHoldsWhereThisWorkerHasAskedForIt() {
        OneWorker unlimited = OneWorker.with(1).begin(PlanOf.closed(1));
        unlimited.router.account(p(0), new AccountUsage(null, 200L, 0));
        unlimited.begin(PlanOf.closed(1).usedToday(200));
        unlimited.store.isAway();
        unlimited.router.begin(10, 1);
        int sent = 0;
        while (sent < 10 && unlimited.router.next(OneWorker.EMAIL, Set.of()) instanceof Use) {
            sent++;
        }
        assertThat(sent).isLessThanOrEqualTo(1);
    }

    @Test
    void whatWasSentMeanwhileIsToldWhenTheFleetAnswersAgain() {
        lastSeenWithLeft(100_000);
        assertThat(sent(3)).isEqualTo(30);
        worker.begin(PlanOf.closed(1));
        assertThat(worker.store.exchanges().getLast().reports())
                .extracting(ProviderReport::usage)
                .containsExactly(30);
        worker.begin(PlanOf.closed(1));
        assertThat(worker.store.exchanges().getLast().reports()).isEmpty();
    }

    @Test
    void whatAProviderSaidOfOurAccountIsToldWhenTheFleetAnswersAgain() {
        AccountUsage usage = new AccountUsage(14.0, 50_000L, 3);
        worker.router.account(p(0), usage);
        worker.store.isAway();
        worker.router.begin(10, 1);
        worker.begin(PlanOf.closed(1));
        assertThat(worker.store.exchanges().getLast().accounts()).containsEntry(p(0), usage);
    }
}
