package dev.emailservice.sweeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.emf.EmfSweepMetrics;
import dev.emailservice.delivery.Expiry;
import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.sweep.Closing;
import dev.emailservice.delivery.sweep.ListedEntries;
import dev.emailservice.delivery.sweep.OpenEntry;
import dev.emailservice.delivery.sweep.Sweeper;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.Variables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SweeperHandlerTest {

    private static final EmailId ID = new EmailId("00000000-0000-4000-8000-000000000001");

    private final ManualClock clock = new ManualClock();
    private final ListedEntries entries = new ListedEntries(10);
    private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();
    private final Parts parts = new Parts(
            new Sweeper(entries, clock), new EmfSweepMetrics("test", clock, new PrintStream(metrics, true, UTF_8)));

    @Test
    void aRunSweepsSaysWhatCameOfItAndWritesTheMetrics() throws IOException {
        stale(Duration.ofHours(1));
        JsonNode answer = run(20_000);
        assertThat(answer.path("expired").asInt()).isEqualTo(1);
        assertThat(answer.path("whole").asBoolean()).isTrue();
        assertThat(metrics.toString(UTF_8))
                .contains("OldestOpenSeconds", "HeldUnknown", "OpenEntries", "SweepIncomplete");
    }

    @Test
    void aRunWithoutTimeWritesNothingToTheLedger() throws IOException {
        stale(Duration.ofHours(1));
        assertThat(run(1_000).path("whole").asBoolean(true)).isFalse();
        assertThat(entries.asked()).isEmpty();
    }

    @Test
    void aRunWithoutTheLedgerIsAnErrorAndTellsNoMetrics() {
        entries.setUnavailable();
        assertThatThrownBy(() -> run(20_000)).isInstanceOf(LedgerUnavailableException.class);
        assertThat(metrics.size()).isZero();
    }

    @Test
    void aFunctionThatCanNotBeWiredNamesTheMissingVariable() {
        SweeperHandler handler = new SweeperHandler(Wiring.of(new Variables(Map.of()), clock), clock);
        assertThatThrownBy(() -> run(handler, 20_000)).hasMessageContaining("LEDGER_TABLE");
    }

    private void stale(Duration age) {
        entries.add(
                new OpenEntry(
                        ID,
                        LedgerState.QUEUED,
                        clock.instant().minus(age),
                        clock.instant().minus(Expiry.GRACE),
                        false),
                Closing.EXPIRED);
    }

    private JsonNode run(int millisecondsLeft) throws IOException {
        return run(new SweeperHandler(() -> parts, clock), millisecondsLeft);
    }

    private static JsonNode run(SweeperHandler handler, int millisecondsLeft) throws IOException {
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> method.getReturnType() == int.class ? millisecondsLeft : "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream("{}".getBytes(UTF_8)), out, context);
        return Json.ASCII.readTree(out.toByteArray());
    }
}
