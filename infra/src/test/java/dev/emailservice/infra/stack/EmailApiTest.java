package dev.emailservice.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.config.ApiConfig;
import dev.emailservice.infra.synthesis.Resources;
import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.infra.synthesis.SynthesizedStage;
import dev.emailservice.model.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class EmailApiTest {

    private final SynthesizedStage stage = Synthesis.stage("prod");
    private final Template delivery = stage.template("delivery");
    private final ApiConfig api = stage.config().api();

    @Test
    void postEmailsNeedsAKeyAndOnlyTheWebhookBesideItDoesNot() {
        delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", "emails"));
        delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", "sendgrid"));
        delivery.resourceCountIs("AWS::ApiGateway::Method", 6);
        assertThat(method("sendemailLive").path("HttpMethod").asText()).isEqualTo("POST");
        assertThat(method("sendemailLive").path("ApiKeyRequired").asBoolean()).isTrue();
        assertThat(method("providereventsLive").path("HttpMethod").asText()).isEqualTo("POST");
        assertThat(method("providereventsLive").path("ApiKeyRequired").asBoolean(true))
                .isFalse();
        delivery.hasResourceProperties(
                "AWS::ApiGateway::RestApi", Map.of("EndpointConfiguration", Map.of("Types", List.of("REGIONAL"))));
    }

    @Test
    void whatIsAskedAboutEmailsAndHealthGoesToOneFunctionWhichAnswersEveryOtherMethodToo() {
        List<JsonNode> methods = Resources.ofType(stage.json("delivery"), "AWS::ApiGateway::Method").stream()
                .map(method -> method.path("Properties"))
                .filter(method -> method.toString().contains("emailstatusLive"))
                .toList();
        assertThat(methods)
                .hasSize(4)
                .allMatch(method -> method.path("HttpMethod").asText().equals("ANY"))
                .allMatch(method -> method.path("ApiKeyRequired").asBoolean());
        for (String part : List.of("{id}", "cancel", "health")) {
            delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", part));
        }
    }

    private JsonNode method(String function) {
        return Resources.properties(stage.json("delivery"), "AWS::ApiGateway::Method", function);
    }

    @Test
    void clientsAreThrottledAndHaveADailyQuota() {
        delivery.hasResourceProperties(
                "AWS::ApiGateway::UsagePlan",
                Map.of(
                        "Quota", Map.of("Limit", api.perDay(), "Period", "DAY"),
                        "Throttle", Map.of("BurstLimit", api.burst(), "RateLimit", api.perSecond())));
        delivery.resourceCountIs("AWS::ApiGateway::UsagePlanKey", 1);
    }

    @Test
    void theApiStageIsThrottledTracedAndLogsNoBodies() {
        JsonNode apiStage = Resources.properties(stage.json("delivery"), "AWS::ApiGateway::Stage", "");
        JsonNode settings = apiStage.path("MethodSettings").path(0);
        assertThat(settings.path("ThrottlingRateLimit").asInt()).isEqualTo(api.perSecond());
        assertThat(settings.path("ThrottlingBurstLimit").asInt()).isEqualTo(api.burst());
        assertThat(settings.path("DataTraceEnabled").asBoolean(true)).isFalse();
        assertThat(settings.path("LoggingLevel").asText()).isEqualTo("OFF");
        assertThat(apiStage.path("TracingEnabled").asBoolean()).isTrue();
        assertThat(apiStage.path("AccessLogSetting").path("Format").asText())
                .doesNotContain("sourceIp", "userAgent", "identity.apiKey\"", "requestBody");
    }

    @Test
    void whatApiGatewayAnswersItselfIsAProblemDocument() throws Exception {
        List<JsonNode> responses = Resources.ofType(stage.json("delivery"), "AWS::ApiGateway::GatewayResponse");
        assertThat(responses).isNotEmpty();
        for (JsonNode response : responses) {
            JsonNode properties = response.path("Properties");
            JsonNode problem = Json.ASCII.readTree(properties
                    .path("ResponseTemplates")
                    .path("application/json")
                    .asText());
            assertThat(problem.path("status").asText())
                    .isEqualTo(properties.path("StatusCode").asText());
            assertThat(properties.path("ResponseParameters").toString()).contains("application/problem+json");
        }
    }

    @Test
    void theApiKeysValueIsNotInTheTemplate() {
        assertThat(Resources.properties(stage.json("delivery"), "AWS::ApiGateway::ApiKey", "")
                        .has("Value"))
                .isFalse();
    }
}
