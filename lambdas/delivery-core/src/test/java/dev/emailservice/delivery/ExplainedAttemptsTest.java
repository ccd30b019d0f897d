package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ScriptedStore;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.model.job.EmailJob;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every attempt in the ledger says why its provider got the email. */
class ExplainedAttemptsTest {

    private final World world = new World();
    private final EmailJob job = world.accepted();

    private List<String> reasons() {
        world.deliver(job);
        return world.entry(job).attempts().stream()
                .map(LedgerEntry.Attempt::why)
                .toList();
    }

    @Test
    void aFirstAttemptNamesTheCandidatesTheirCostsSharesAndStates() {
        world.store.answers(ScriptedStore.of(
                world.ses.name(), ScriptedStore.closed(1), world.sendgrid.name(), ScriptedStore.open()));
        world.router.begin(1, 1);
        assertThat(reasons())
                .containsExactly(
                        "ses chosen: cost 0 ms, share 1.000, closed, no limit; sendgrid open: cost 0 ms, share 0.000, open (test), 0 left");
    }

    @Test
    void aSecondAttemptSaysWhoHadBeenTried() {
        world.ses.answers(new Unavailable("http_503"));
        world.store.answers(ScriptedStore.of(
                world.ses.name(), ScriptedStore.closed(1), world.sendgrid.name(), ScriptedStore.closed(0)));
        world.router.begin(1, 1);
        List<String> reasons = reasons();
        assertThat(reasons.getFirst()).contains("ses chosen", "sendgrid not_drawn");
        assertThat(reasons.getLast()).contains("ses tried", "sendgrid chosen");
    }

    @Test
    void withoutTheFleetItSaysSo() {
        world.router.begin(1, 1);
        assertThat(reasons()).singleElement().asString().startsWith("without the fleet's plan: ses");
    }

    @Test
    void nothingOfTheEmailIsInIt() {
        assertThat(reasons()).singleElement().asString().doesNotContain("example", "@", "Hello");
    }
}
