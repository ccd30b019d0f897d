package dev.emailservice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import dev.emailservice.model.settings.ProviderSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** An operator takes providers out and puts them back, over a real Redis that a worker uses too. */
final class ProvidersCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private RunDirectory directory;
    private Watchdog watchdog;
    private EmbeddedRedis redis;
    private RedisRoutingStore worker;

    @BeforeEach
    void start() throws IOException {
        directory = RunDirectory.create(Path.of("target"), "providers-command");
        watchdog = Watchdog.start();
        redis = EmbeddedRedis.start(directory.path(), watchdog);
        worker = new RedisRoutingStore(
                redis.uri(),
                Optional::empty,
                List.of(ProviderSettings.of("ses"), ProviderSettings.of("sendgrid")),
                InstantSource.system(),
                new Random(1),
                Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        worker.close();
        redis.close();
        watchdog.close();
        directory.close();
    }

    private int providers(String... arguments) {
        List<String> all = new ArrayList<>(List.of("providers"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--redis", redis.uri().toString()));
        CommandLine mailctl = Mailctl.commandLine();
        mailctl.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return mailctl.execute(all.toArray(String[]::new));
    }

    private Plan nextPlan() {
        return worker.exchange(new Exchange("worker", 10, 1, Purpose.BATCH, false, List.of()))
                .orElseThrow();
    }

    private boolean isOpen(String provider) {
        return Objects.requireNonNull(nextPlan().providers().get(new ProviderName(provider)))
                .open();
    }

    @Test
    void beforeTheFirstEmailThereIsNothingToShow() {
        assertThat(providers()).isZero();
        assertThat(out.toString()).contains("has not sent anything yet");
    }

    @Test
    void oneTakenOutIsLeftWithTheWorkersNextExchangeAndTheTableSaysByWhomAndWhy() {
        assertThat(isOpen("sendgrid")).isFalse();

        assertThat(providers(
                        "force",
                        "sendgrid",
                        "open",
                        "--why",
                        "they call it an incident",
                        "--by",
                        "grace",
                        "--for",
                        "30m"))
                .isZero();

        assertThat(isOpen("sendgrid")).isTrue();
        assertThat(isOpen("ses")).isFalse();
        assertThat(providers()).isZero();
        assertThat(out.toString()).contains("open by grace: they call it an incident, until 20");
    }

    @Test
    void oneReleasedComesBackByAProbeAndNotAtOnce() {
        nextPlan();
        providers("force", "sendgrid", "open", "--why", "incident");
        nextPlan();

        assertThat(providers("release", "sendgrid")).isZero();

        assertThat(isOpen("sendgrid")).isTrue();
        assertThat(out.toString()).contains("sendgrid is again what the fleet finds it to be");
    }

    @Test
    void aDecreeFromBeforeTheFirstEmailIsShownAndObeyed() {
        assertThat(providers("force", "ses", "disabled", "--why", "no account yet"))
                .isZero();
        assertThat(providers()).isZero();
        assertThat(out.toString()).contains("unused").contains("disabled by");
        assertThat(isOpen("ses")).isTrue();
    }

    @Test
    void aMisspeltProviderIsRefusedAndTheRightOnesNamed() {
        nextPlan();
        assertThat(providers("force", "sendgird", "open", "--why", "incident")).isEqualTo(1);
        assertThat(err.toString()).contains("no provider called sendgird").contains("sendgrid, ses");
    }

    @Test
    void wrongUseExitsWithTwo() {
        assertThat(providers("force", "ses", "half-open", "--why", "x")).isEqualTo(2);
        assertThat(providers("force", "ses", "open")).isEqualTo(2);
        assertThat(providers("force", "ses", "open", "--why", "x", "--for", "soon"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--for must be a time such as 90s, 30m or 4h");
    }

    @Test
    void aRedisThatDoesNotAnswerIsSaid() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CommandLine mailctl = Mailctl.commandLine();
        mailctl.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(mailctl.execute("providers", "--redis", "redis://127.0.0.1:" + free))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("does not answer at 127.0.0.1:" + free)
                .doesNotContain("redis://");
    }
}
