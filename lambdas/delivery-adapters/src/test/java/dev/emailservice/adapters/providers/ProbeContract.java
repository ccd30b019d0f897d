package dev.emailservice.adapters.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.WireServer;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A probe is a send like any other, except that nobody receives it. */
public interface ProbeContract extends ProviderUnderTest {

    @TestFactory
    default Stream<DynamicTest> aProbeIsOneRequestAndItsAnswersMeanWhatTheyMeanToAnEmail() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    try (WireServer server = new WireServer(Behaviour.answer(row.answer()))) {
                        assertThat(provider(server.uri(), PATIENT).probe(Emails.plain()))
                                .isEqualTo(row.outcome());
                        assertThat(server.requests()).as("requests on the wire").hasSize(1);
                    }
                }));
    }

    @Test
    default void anAcceptedProbeIsAnAccept() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            assertThat(provider(server.uri(), PATIENT).probe(Emails.plain())).isInstanceOf(Accepted.class);
        }
    }
}
