package dev.emailservice.system;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.emailservice.cli.Mailctl;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code ./mailctl local --once} as a person types it, with every server somebody else's. */
class MailctlLocalIT {

    private static final String SES_PATH = "/v2/email/outbound-emails";
    private static final String SENDGRID_PATH = "/v3/mail/send";

    private final WireMockServer ses = OthersServers.http();
    private final WireMockServer sendgrid = OthersServers.http();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void sayWhereTheProjectLies() {
        System.setProperty("mailctl.home", System.getProperty("project.home", ".."));
    }

    @AfterEach
    void stop() {
        System.clearProperty("mailctl.home");
        ses.stop();
        sendgrid.stop();
    }

    private void answer(ResponseDefinitionBuilder fromSes, ResponseDefinitionBuilder fromSendGrid) {
        ses.stubFor(post(urlEqualTo(SES_PATH)).willReturn(fromSes));
        sendgrid.stubFor(post(urlEqualTo(SENDGRID_PATH)).willReturn(fromSendGrid));
    }

    private int localOnce(EmbeddedRedis redis) {
        CommandLine mailctl = Mailctl.commandLine();
        mailctl.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return mailctl.execute(
                "local",
                "--once",
                "--port",
                "0",
                "--ses",
                OthersServers.uri(ses).toString(),
                "--sendgrid",
                OthersServers.uri(sendgrid).toString(),
                "--redis",
                redis.uri().toString());
    }

    @Test
    void theFirstEmailReachesTheEndpointsThatTheFlagsName() throws Exception {
        answer(
                aResponse().withHeader("content-type", "application/json").withBody("{\"MessageId\":\"0100-abc\"}"),
                aResponse().withStatus(503));
        try (RunDirectory directory = RunDirectory.create(Path.of("target"), "redis-of-the-flag");
                Watchdog watchdog = Watchdog.start();
                EmbeddedRedis redis = EmbeddedRedis.start(directory.path(), watchdog)) {

            assertThat(localOnce(redis)).as("%s%n%s", out, err).isZero();

            ses.verify(
                    1,
                    postRequestedFor(urlEqualTo(SES_PATH))
                            .withRequestBody(matchingJsonPath("$.Destination.ToAddresses[0]")));
            assertThat(out.toString())
                    .contains("one email delivered: ")
                    .contains("through a provider that is not ours");
            assertThat(OthersServers.ask(redis.uri(), "DBSIZE")).matches(":[1-9]\\d*");
        }
    }

    @Test
    void anEmailThatBothEndpointsRefuseEndsTheCommandWithOneAndTheReason() throws Exception {
        answer(
                aResponse()
                        .withStatus(400)
                        .withHeader("content-type", "application/json")
                        .withHeader("X-Amzn-ErrorType", "BadRequestException")
                        .withBody("{\"message\":\"no\"}"),
                aResponse().withStatus(400).withBody("{\"errors\":[{\"message\":\"no\"}]}"));
        try (RunDirectory directory = RunDirectory.create(Path.of("target"), "redis-of-the-flag");
                Watchdog watchdog = Watchdog.start();
                EmbeddedRedis redis = EmbeddedRedis.start(directory.path(), watchdog)) {

            assertThat(localOnce(redis)).as("%s%n%s", out, err).isEqualTo(1);

            assertThat(err.toString())
                    .contains("the first email was not delivered: the ledger says \"failed\"")
                    .contains("bad_request");
        }
    }
}
