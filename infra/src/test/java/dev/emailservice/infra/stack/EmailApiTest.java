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
    void everyMethodAsksTheAuthorizerButTheWebhook() {
        delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", "emails"));
        delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", "sendgrid"));
        delivery.resourceCountIs("AWS::ApiGateway::Method", 9);
        delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", "send"));
        delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", "outbound-emails"));
        delivery.resourcePropertiesCountIs(
                "AWS::ApiGateway::Method", Map.of("HttpMethod", "POST", "AuthorizationType", "CUSTOM"), 4);
        delivery.resourcePropertiesCountIs("AWS::ApiGateway::Method", Map.of("AuthorizationType", "CUSTOM"), 8);
        assertThat(Resources.ofType(stage.json("delivery"), "AWS::ApiGateway::Method"))
                .filteredOn(method ->
                        !method.at("/Properties/AuthorizationType").asText().equals("NONE"))
                .allMatch(method ->
                        method.at("/Properties/AuthorizerId").toString().contains("EmailApiKeys"));
        assertThat(method("providereventsLive").path("HttpMethod").asText()).isEqualTo("POST");
        assertThat(method("providereventsLive").path("AuthorizationType").asText())
                .isEqualTo("NONE");
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
                .allMatch(method -> method.path("AuthorizationType").asText().equals("CUSTOM"));
        for (String part : List.of("{id}", "cancel", "health")) {
            delivery.hasResourceProperties("AWS::ApiGateway::Resource", Map.of("PathPart", part));
        }
    }

    private JsonNode method(String function) {
        return Resources.properties(stage.json("delivery"), "AWS::ApiGateway::Method", function);
    }

    @Test
    void theAuthorizerIsAskedAboutEachRequestWhicheverHeaderHasTheKey() {
        JsonNode authorizer = Resources.properties(stage.json("delivery"), "AWS::ApiGateway::Authorizer", "");
        assertThat(authorizer.path("Type").asText()).isEqualTo("REQUEST");
        assertThat(authorizer.path("AuthorizerUri").toString()).contains("apiauthorizerLive");
        // With a cache API Gateway would refuse a request that lacks one of the identity sources, and never ask.
        assertThat(authorizer.path("AuthorizerResultTtlInSeconds").asInt(-1)).isZero();
        assertThat(authorizer.has("IdentitySource")).isFalse();
    }

    @Test
    void aKeyIsRememberedForAsLongAsTheEnvironmentSays() {
        JsonNode authorizer = Resources.properties(stage.json("delivery"), "AWS::Lambda::Function", "apiauthorizer");
        assertThat(authorizer
                        .path("Environment")
                        .path("Variables")
                        .path("API_KEY_CACHE_SECONDS")
                        .asText())
                .isEqualTo(Integer.toString(api.keyCacheSeconds()));
    }

    @Test
    void apiGatewaysOwnKeysAndUsagePlansAreGone() {
        delivery.resourceCountIs("AWS::ApiGateway::ApiKey", 0);
        delivery.resourceCountIs("AWS::ApiGateway::UsagePlan", 0);
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
}
