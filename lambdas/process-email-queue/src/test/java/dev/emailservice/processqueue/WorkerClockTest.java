package dev.emailservice.processqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.emailservice.model.settings.Variables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerClockTest {

    private static final String OFFSET = "TEST_CLOCK_OFFSET_SECONDS";

    @Test
    void aWrongClockIsToldOnALoopbackStack() {
        var variables = Map.of(OFFSET, "-600000000", "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000");

        // Nineteen years: no machine's own clock is that wrong.
        assertThat(WorkerClock.of(new Variables(variables)).instant())
                .isBefore(Instant.now().minus(5000, ChronoUnit.DAYS));
    }

    @Test
    void itIsRefusedWhereTheLedgerIsReal() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WorkerClock.of(new Variables(Map.of(OFFSET, "600"))))
                .withMessageContaining(OFFSET);
        var elsewhere = Map.of(OFFSET, "600", "AWS_ENDPOINT_URL_DYNAMODB", "https://dynamodb.eu-west-1.amazonaws.com");
        assertThatIllegalStateException().isThrownBy(() -> WorkerClock.of(new Variables(elsewhere)));
    }
}
