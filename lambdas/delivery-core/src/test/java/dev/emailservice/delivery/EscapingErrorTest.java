package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.breaker.ProviderBreaker;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ScriptedStore;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An error that nobody handles ends an attempt. */
class EscapingErrorTest {

    private final World world = new World(OnUnknown.RESEND_NOW, List.of(ProviderSettings.of("ses")));

    @Test
    void aBreakersOnlyTrialIsNotLostWithIt() {
        world.ses.answers(new Unavailable("http_503"));
        for (int i = 0; i < 3; i++) {
            world.deliver(world.accepted());
        }
        assertThat(world.deliver(world.accepted()).code()).isNotEqualTo("sent");
        world.clock.advance(ProviderBreaker.OPEN.plusMillis(1));
        world.ses.runs(() -> {
            throw new OutOfMemoryError("set by the test");
        });
        assertThatThrownBy(() -> world.deliver(world.accepted())).isInstanceOf(OutOfMemoryError.class);

        world.ses.answers(new Accepted("m"));
        assertThat(world.deliver(world.accepted())).isInstanceOf(Sent.class);
    }

    @Test
    void itsRecipientsAreNotUnderWayForEver() {
        world.ses.runs(() -> {
            throw new OutOfMemoryError("set by the test");
        });
        assertThatThrownBy(() -> world.deliver(world.accepted())).isInstanceOf(OutOfMemoryError.class);
        world.store.answers(new Plan(1000, Map.of(world.ses.name(), ScriptedStore.closed(1))));
        world.router.begin(1, 1);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.router.checkAfter()).isEmpty();
    }
}
