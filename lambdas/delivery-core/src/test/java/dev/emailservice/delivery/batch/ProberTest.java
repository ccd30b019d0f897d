package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ScriptedProvider;
import dev.emailservice.delivery.World;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProberTest {

    private final World world = new World();

    private ProbeResult probed(Prober prober) {
        prober.probe(world.ses.name(), world.router);
        return world.store
                .reports(world.ses.name())
                .map(ProviderReport::probe)
                .toList()
                .getLast();
    }

    @Test
    void theOutcomeIsReportedAndNoEmailIsOffered() {
        assertThat(probed(Batches.prober(world))).isEqualTo(ProbeResult.WELL);
        world.ses.answers(new Unavailable("http_503"));
        assertThat(probed(Batches.prober(world))).isEqualTo(ProbeResult.FAILED);
        assertThat(world.attempts()).isZero();
    }

    @Test
    void aBugInTheAdapterIsOursAndSaysNothingOfTheProvider() {
        for (Throwable bug : List.of(new IllegalStateException("a bug"), new NoClassDefFoundError("another"))) {
            world.ses.runs(() -> {
                throw sneaky(bug);
            });
            assertThat(probed(Batches.prober(world))).isEqualTo(ProbeResult.NONE);
        }
    }

    @Test
    void aProviderThatIsNotWiredCannotBeProbed() {
        ScriptedProvider other = new ScriptedProvider("other", world.clock);
        Prober prober = new Prober(List.of(other), EmailAddress.of("probe@example.com"), world.clock, world.random);
        assertThat(probed(prober)).isEqualTo(ProbeResult.NONE);
    }

    @Test
    void aProbeIsNoAttemptForThisWorkersBreaker() {
        World one = new World(OnUnknown.RESEND_NOW, List.of(ProviderSettings.of("ses")));
        one.ses.answers(new Unavailable("http_503"));
        Prober prober = Batches.prober(one);
        for (int i = 0; i < 10; i++) {
            prober.probe(one.ses.name(), one.router);
        }
        one.ses.answers(new Accepted("m"));
        one.deliver(one.accepted());
        assertThat(one.ses.offered()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
