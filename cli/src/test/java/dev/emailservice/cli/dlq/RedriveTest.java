package dev.emailservice.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given-up emails go back, wherever the command dies on the way: none is lost and none sent twice. */
final class RedriveTest {

    private static GivenUpEmails emails;

    @BeforeAll
    static void start() throws IOException {
        emails = new GivenUpEmails("redrive");
    }

    @AfterAll
    static void stop() {
        emails.close();
    }

    @BeforeEach
    void emptyBothQueues() {
        emails.emptyBothQueues();
    }

    private static List<String> redrive() {
        return emails.redrive(Consent.NONE);
    }

    private static List<String> dyingAfter(int steps) {
        RedriveRules rules = new RedriveRules(Consent.NONE, Optional.of(OnUnknown.DEFAULT), () -> GivenUpEmails.NOW);
        return emails.redrive(rules, moves -> new Dying(moves, steps));
    }

    /** A process that dies before its n-th step. */
    private static final class Dying implements LetterMoves {

        private final LetterMoves moves;
        private int left;

        Dying(LetterMoves moves, int left) {
            this.moves = moves;
            this.left = left;
        }

        @Override
        public void toOutbox(Letter letter) {
            step();
            moves.toOutbox(letter);
        }

        @Override
        public void delete(Letter letter) {
            step();
            moves.delete(letter);
        }

        private void step() {
            if (left-- == 0) {
                throw new IllegalStateException("killed");
            }
        }
    }

    @Test
    void moreThanOnePageGoesBackAndEachIsSentOnce() {
        List<EmailId> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(emails.failed().id());
        }
        assertThat(redrive()).hasSize(25).containsOnly("reopened and sent back");
        assertThat(emails.deadLetters()).isZero();
        assertThat(emails.work()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(redrive()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,false", "0,true", "1,true"})
    void whereverItDiesTheNextRunEndsItAndTheEmailIsSentOnce(int steps, boolean workerComesBetween) {
        EmailId id = emails.failed().id();
        assertThatThrownBy(() -> dyingAfter(steps)).hasMessage("killed");
        assertThat(emails.deadLetters()).as("nothing is lost").isEqualTo(1);
        List<EmailId> sent = new ArrayList<>(workerComesBetween ? emails.work() : List.of());

        List<String> said = redrive();
        sent.addAll(emails.work());

        assertThat(sent).containsExactly(id);
        assertThat(said)
                .containsExactly(
                        steps == 1 && workerComesBetween ? "left: it was sent (sent); discard it" : "sent back");
        assertThat(emails.dead.read(id).orElseThrow().state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void whatHasNoEmailNoEntryOrIsAnotherCopyStaysAndSaysSo() {
        emails.keep("no job", "malformed_unreadable");
        emails.keep(GivenUpEmails.job(SendOptions.NONE), "not_in_ledger");
        EmailJob twice = emails.failed();
        emails.keep(twice, "already_failed");

        assertThat(redrive())
                .containsExactlyInAnyOrder(
                        "left: no email can be read from it; discard it",
                        "left: the ledger does not know it: nothing would send it",
                        "reopened and sent back",
                        "left: another copy of an email of this run");
        assertThat(emails.work()).containsExactly(twice.id());
        assertThat(redrive()).contains("left: it was sent (sent); discard it");
    }

    @Test
    void readingLeavesEveryMessageToTheNextReader() {
        for (int i = 0; i < 12; i++) {
            emails.failed();
        }
        for (int reader = 0; reader < 2; reader++) {
            List<String> ids = new ArrayList<>();
            try (DeadLetters letters = emails.letters()) {
                assertThat(letters.read(1000, letter -> ids.add(letter.messageId())))
                        .isFalse();
            }
            assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        }
    }
}
