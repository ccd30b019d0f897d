package dev.emailservice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.corpus.fuzz.FuzzCount;
import dev.emailservice.corpus.fuzz.FuzzRun;
import dev.emailservice.corpus.nasty.NastyEmail;
import dev.emailservice.corpus.rig.LogTap;
import org.junit.jupiter.api.Test;

/** The short form of the mutated requests of {@code ./mailctl corpus}. */
class FuzzRunTest {

    private static final int ROUNDS = 3_000;

    @Test
    void aMutatedRequestIsOneEmailThatMeansWhatItSaysOrIsRefusedAndLeavesNothing() {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffff_ffffL);
        System.out.println("FuzzRunTest -Dseed=" + seed);
        try (LogTap log = new LogTap()) {
            FuzzRun run =
                    new FuzzRun(NastyEmail.all().stream().map(NastyEmail::body).toList(), seed, log);

            FuzzCount count = run.run(ROUNDS);

            System.out.println(count);
            assertThat(run.surprises()).isEmpty();
            assertThat(count.held()).as(count.toString()).isTrue();
            assertThat(count.accepted()).as("some stay valid").isGreaterThan(ROUNDS / 50);
            assertThat(count.refused()).as("some do not").isGreaterThan(ROUNDS / 50);
        }
    }

    @Test
    void aRoundFollowsFromTheSeedAndItsNumberAlone() {
        try (LogTap log = new LogTap()) {
            assertThat(run(log)).isEqualTo(run(log));
        }
    }

    private static FuzzCount run(LogTap log) {
        return new FuzzRun(NastyEmail.all().stream().map(NastyEmail::body).toList(), 7, log).run(100);
    }
}
