package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.OnceEntry.Progress;
import dev.emailservice.delivery.intake.OnceLedger.Opening;
import dev.emailservice.delivery.intake.OnceLedger.Opening.Opened;
import dev.emailservice.delivery.intake.OnceLedger.Opening.Present;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link OnceLedger} must do. */
public interface OnceLedgerContract {

    Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    Instant UNTIL = NOW.plusSeconds(30);

    OnceLedger once();

    /** A new email, accepted at {@link #NOW}. */
    EmailJob newJob();

    private OnceEntry present(EmailJob job) {
        Opening opening = once().open(job, "p", "somebody else", UNTIL);
        return ((Present) opening).entry();
    }

    @Test
    default void theFirstRequestOpensTheEntryAndAnyOtherFindsIt() {
        EmailJob job = newJob();

        assertThat(once().open(job, "p", "a", UNTIL)).isEqualTo(new Opened());
        assertThat(once().open(job, "q", "b", UNTIL.plusSeconds(9)))
                .isEqualTo(new Present(new OnceEntry(job.id(), NOW, "p", "a", UNTIL, Progress.OPENED, 0)));
    }

    @Test
    default void aRequestThatIsRepeatedOnTheWireFindsItsOwnEntry() {
        EmailJob job = newJob();
        once().open(job, "p", "a", UNTIL);

        assertThat(once().open(job, "p", "a", UNTIL)).isEqualTo(new Opened());
    }

    @Test
    default void whatTheQueueHasIsQueued() {
        EmailJob job = newJob();
        once().open(job, "p", "a", UNTIL);
        once().acknowledged(job.id(), NOW);

        OnceEntry entry = present(job);
        assertThat(entry.progress()).isEqualTo(Progress.QUEUED);
        assertThat(once().takeOver(entry, "b", UNTIL)).isFalse();
    }

    @Test
    default void ofTwoRequestsThatTakeOverOneDoes() {
        EmailJob job = newJob();
        once().open(job, "p", "a", UNTIL);
        OnceEntry seen = present(job);

        assertThat(once().takeOver(seen, "b", UNTIL.plusSeconds(30))).isTrue();
        assertThat(once().takeOver(seen, "c", UNTIL.plusSeconds(30))).isFalse();
        assertThat(once().takeOver(seen, "b", UNTIL.plusSeconds(30)))
                .as("the same write again, on the wire")
                .isTrue();
        assertThat(present(job).until()).isEqualTo(UNTIL.plusSeconds(30));
    }

    @Test
    default void whatTheQueueRefusedCanBeTakenOver() {
        EmailJob job = newJob();
        once().open(job, "p", "a", UNTIL);
        once().refused(job.id(), "a");
        OnceEntry seen = present(job);

        assertThat(seen.progress()).isEqualTo(Progress.REFUSED);
        assertThat(once().takeOver(seen, "b", UNTIL)).isTrue();
        assertThat(present(job).progress()).isEqualTo(Progress.OPENED);
    }

    @Test
    default void aRefusalThatComesLateDoesNotEndWhatAnotherRequestHasTakenOver() {
        EmailJob job = newJob();
        once().open(job, "p", "a", UNTIL);
        once().takeOver(present(job), "b", UNTIL);
        once().refused(job.id(), "a");

        assertThat(present(job).progress()).isEqualTo(Progress.OPENED);
    }

    @Test
    default void theFirstEntryNamesTheLatestUseOfItsKey() {
        EmailJob job = newJob();
        once().usedAgain(job.id(), 1, NOW);
        assertThat(once().find(job.id())).isEmpty();

        once().open(job, "p", "a", UNTIL);
        once().usedAgain(job.id(), 2, NOW);
        once().usedAgain(job.id(), 1, NOW);
        assertThat(present(job).latestUse()).isEqualTo(2);
        assertThat(once().find(job.id())).contains(present(job));
    }
}
