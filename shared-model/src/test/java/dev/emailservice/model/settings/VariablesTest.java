package dev.emailservice.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private static final Variables VARIABLES = new Variables(Map.of("LEDGER_TABLE", "ledger", "REDIS_URL", " "));

    @Test
    void aVariableThatIsSetIsRead() {
        assertThat(VARIABLES.required(EnvironmentVariable.LEDGER_TABLE)).isEqualTo("ledger");
        assertThat(VARIABLES.optional(EnvironmentVariable.LEDGER_TABLE)).contains("ledger");
    }

    @Test
    void aBlankVariableIsAnAbsentOne() {
        assertThat(VARIABLES.optional(EnvironmentVariable.REDIS_URL)).isEmpty();
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> VARIABLES.required(EnvironmentVariable.OUTBOX_QUEUE_URL))
                .withMessageContaining("OUTBOX_QUEUE_URL");
    }
}
