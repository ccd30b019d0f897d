package dev.emailservice.sendemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.model.settings.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Wiring(new Variables(Map.of("LEDGER_TABLE", "ledger"))).intake())
                .withMessageContaining("OUTBOX_QUEUE_URL");
    }

    @Test
    void theSettingNamesTheDomainsThatMaySendAndWithoutItAnyMay() {
        assertThat(Wiring.senders(new Variables(Map.of("SENDER_DOMAINS", "a.example,b.example"))))
                .isEqualTo(SenderDomains.parse("b.example,a.example"));
        assertThat(Wiring.senders(new Variables(Map.of()))).isEqualTo(SenderDomains.ANY);
    }

    @Test
    void warmingUpKeepsNothingAnywhere() {
        int[] queued = {0};
        int[] asked = {0};
        IdempotentIntake intake = Api.intake(new InMemoryLedger(), _ -> queued[0]++);

        WarmUp.run(() -> {
            asked[0]++;
            return intake;
        });

        assertThat(asked[0]).isEqualTo(1);
        assertThat(queued[0]).isZero();
    }

    @Test
    void warmingUpAFunctionThatIsNotSetUpIsNoFailure() {
        try (LogCapture log = new LogCapture()) {
            WarmUp.run(new Wiring(new Variables(Map.of()))::intake);

            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().getFirst()).contains("not ready yet").contains("LEDGER_TABLE is not set");
        }
    }
}
