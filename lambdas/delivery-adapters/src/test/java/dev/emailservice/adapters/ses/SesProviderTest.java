package dev.emailservice.adapters.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.providers.EmailProviderContract;
import dev.emailservice.adapters.providers.Emails;
import dev.emailservice.adapters.providers.ReceivedEmail;
import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.adapters.wire.WireRequest;
import dev.emailservice.adapters.wire.WireServer;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.model.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The contract, over the real SDK and real sockets. */
final class SesProviderTest implements EmailProviderContract {

    private final List<SesProvider> open = new ArrayList<>();

    @Override
    public SesProvider provider(URI address, AttemptTimeouts timeouts) {
        return provider(
                address, timeouts, StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }

    private SesProvider provider(URI address, AttemptTimeouts timeouts, AwsCredentialsProvider credentials) {
        SesProvider provider = new SesProvider(
                SesClients.create(
                        timeouts,
                        builder -> builder.endpointOverride(address)
                                .region(Region.EU_WEST_1)
                                .credentialsProvider(credentials)),
                "our-set");
        open.add(provider);
        return provider;
    }

    @AfterEach
    void close() {
        open.forEach(SesProvider::close);
    }

    @Override
    public HttpAnswer accepted(String messageId) {
        return HttpAnswer.of(200, "{\"MessageId\":\"" + messageId + "\"}");
    }

    @Override
    public List<Row> rows() {
        return SesAnswers.ROWS;
    }

    @Override
    public ReceivedEmail read(WireRequest request) {
        return SesWireFormat.read(request);
    }

    @Test
    void theRequestNamesTheConfigurationSet() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            provider(server.uri(), PATIENT).send(Emails.plain());

            WireRequest request = server.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST /v2/email/outbound-emails HTTP/1.1");
            JsonNode body = Json.ASCII.readTree(request.body());
            assertThat(body.path("ConfigurationSetName").textValue()).isEqualTo("our-set");
        }
    }

    @Test
    void binaryFilesAreToBeEncodedInBase64AndTextsInUtf8() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            provider(server.uri(), PATIENT).send(Emails.full());

            String body = server.requests().getFirst().body();
            JsonNode simple = Json.ASCII.readTree(body).path("Content").path("Simple");
            assertThat(simple.path("Attachments").findValuesAsText("ContentTransferEncoding"))
                    .containsOnly("BASE64")
                    .hasSize(3);
            assertThat(simple.findValuesAsText("Charset")).containsOnly("UTF-8").hasSize(3);
        }
    }

    @Test
    void aProbeGoesFromOurAddressThroughOurConfigurationSetToTheMailboxSimulatorOnly() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            provider(server.uri(), PATIENT).probe(Emails.full());

            JsonNode body = Json.ASCII.readTree(server.requests().getFirst().body());
            assertThat(body.path("Destination").toString())
                    .isEqualTo("{\"ToAddresses\":[\"success@simulator.amazonses.com\"]}");
            assertThat(body.path("FromEmailAddress").asText()).contains("news@xn--bcher-kva.example");
            assertThat(body.path("ConfigurationSetName").textValue()).isEqualTo("our-set");
        }
    }

    @Test
    void theAccountSaysItsLimitsAndWhatEverybodyHasUsedOfThem() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(quota(50_000, 14, 1_234)))) {
            assertThat(provider(server.uri(), PATIENT).account()).contains(new AccountUsage(14.0, 50_000L, 1_234));
            assertThat(server.requests().getFirst().line()).isEqualTo("GET /v2/email/account HTTP/1.1");
        }
    }

    @Test
    void anAccountWithoutALimitADayHasNone() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(quota(-1, 500, 7)))) {
            assertThat(provider(server.uri(), PATIENT).account()).contains(new AccountUsage(500.0, null, 7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500, 503})
    void anAccountThatDoesNotAnswerIsAskedOnceAndSaysNothing(int status) throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(HttpAnswer.of(status, "{\"message\":\"no\"}")))) {
            assertThat(provider(server.uri(), PATIENT).account()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static HttpAnswer quota(int perDay, int perSecond, int used) {
        return HttpAnswer.of(200, """
                {"SendQuota":{"Max24HourSend":%d.0,"MaxSendRate":%d.0,"SentLast24Hours":%d.0},"SendingEnabled":true}""".formatted(perDay, perSecond, used));
    }

    @Test
    void missingCredentialsAreAFaultOfTheConfigurationAndSendNothing() throws Exception {
        AwsCredentialsProvider none = AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .build();
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            assertThat(provider(server.uri(), PATIENT, none).send(Emails.plain()))
                    .isEqualTo(new ConfigFault("credentials_unavailable"));
            assertThat(server.requests()).isEmpty();
        }
    }
}
