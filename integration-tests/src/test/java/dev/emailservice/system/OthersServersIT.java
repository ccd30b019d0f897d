package dev.emailservice.system;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code --ses}, {@code --sendgrid} and {@code --redis} reach servers that this project did not write. */
class OthersServersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void emailsGoToAnSesEndpointOfSomebodyElses() throws Exception {
        WireMockServer ses = OthersServers.http();
        WireMockServer sendgrid = OthersServers.http();
        ses.stubFor(post(urlEqualTo("/v2/email/outbound-emails"))
                .willReturn(aResponse()
                        .withHeader("content-type", "application/json")
                        .withBody("{\"MessageId\":\"0100-abc\"}")));
        sendgrid.stubFor(
                post(urlEqualTo("/v3/mail/send")).willReturn(aResponse().withStatus(503)));
        try (LocalStack stack = LocalStack.start(
                Stacks.options().withSesUrl(OthersServers.uri(ses)).withSendGridUrl(OthersServers.uri(sendgrid)),
                _ -> {})) {
            String id = new Api(stack.address()).accepted("ada@example.org");

            await().atMost(PATIENCE).until(() -> stack.ledgerState(id).equals(java.util.Optional.of("sent")));
            ses.verify(
                    1,
                    postRequestedFor(urlEqualTo("/v2/email/outbound-emails"))
                            .withRequestBody(matchingJsonPath("$.Destination.ToAddresses[0]")));
        } finally {
            ses.stop();
            sendgrid.stop();
        }
    }

    @Test
    void emailsGoToASendGridEndpointOfSomebodyElsesAndKnowledgeToARedisOfSomebodyElses() throws Exception {
        WireMockServer ses = OthersServers.http();
        WireMockServer sendgrid = OthersServers.http();
        ses.stubFor(post(urlEqualTo("/v2/email/outbound-emails"))
                .willReturn(aResponse().withStatus(503).withBody("{}")));
        sendgrid.stubFor(post(urlEqualTo("/v3/mail/send"))
                .willReturn(aResponse().withStatus(202).withHeader("X-Message-Id", "sg-1")));
        try (RunDirectory directory = RunDirectory.create(java.nio.file.Path.of("target"), "redis-of-somebody-else");
                Watchdog watchdog = Watchdog.start();
                EmbeddedRedis redis = EmbeddedRedis.start(directory.path(), watchdog);
                LocalStack stack = LocalStack.start(
                        Stacks.options()
                                .withSesUrl(OthersServers.uri(ses))
                                .withSendGridUrl(OthersServers.uri(sendgrid))
                                .withRedisUrl(redis.uri()),
                        _ -> {})) {
            String id = new Api(stack.address()).accepted("ada@example.org");

            await().atMost(PATIENCE).until(() -> stack.ledgerState(id).equals(java.util.Optional.of("sent")));
            sendgrid.verify(
                    1,
                    postRequestedFor(urlEqualTo("/v3/mail/send"))
                            .withRequestBody(matchingJsonPath("$.custom_args.email_id")));
            assertThat(stack.redisPid()).isEmpty();
            await().atMost(PATIENCE)
                    .until(() -> OthersServers.ask(redis.uri(), "DBSIZE").matches(":[1-9]\\d*"));
        } finally {
            ses.stop();
            sendgrid.stop();
        }
    }
}
