package dev.emailservice.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    private static final int EMAILS = 100;

    static List<Fault> faults() {
        return Faults.all().stream().map(Supplier::get).toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPerfectRunInWhichTheFaultNeverHappenedShowsNothing(Fault fault) {
        for (int deadLetters : new int[] {0, EMAILS / 4}) {
            Findings perfect = new Findings(EMAILS, 0, EMAILS, 0, 0, 0, 0, deadLetters, 0, 0, Duration.ZERO, true);

            assertThat(fault.injected()).isZero();
            assertThat(fault.holds(perfect, EMAILS)).as(fault.name()).isFalse();
        }
    }
}
