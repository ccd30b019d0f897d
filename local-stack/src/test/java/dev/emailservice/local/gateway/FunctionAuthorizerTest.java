package dev.emailservice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.gateway.Authorizer.Decision;
import dev.emailservice.local.runtime.InvocationResult;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import dev.emailservice.local.runtime.InvocationResult.Crashed;
import dev.emailservice.local.runtime.InvocationResult.FunctionError;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What API Gateway makes of an authorizer's answer. */
class FunctionAuthorizerTest {

    private static final String ARN = "arn:aws:execute-api:local:000000000000:local/local/POST/emails";

    private static Decision decide(@Nullable InvocationResult result) throws InterruptedException {
        return new FunctionAuthorizer((_, _) -> Optional.ofNullable(result))
                .decide(new AuthorizerEvent(ARN, "{}"), Duration.ofSeconds(1));
    }

    private static Answered policy(String effect, String resource) {
        return new Answered("""
                {"principalId":"k","policyDocument":{"Version":"2012-10-17","Statement":[
                 {"Effect":"%s","Action":"execute-api:Invoke","Resource":"%s"}]},"context":{"keyId":"k","n":1}}""".formatted(effect, resource));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ARN,
                "arn:aws:execute-api:local:000000000000:local/local/*",
                "arn:aws:execute-api:local:000000000000:local/*/POST/*"
            })
    void a_policy_that_allows_the_method_lets_in_with_its_context_as_texts(String resource) throws Exception {
        assertThat(decide(policy("Allow", resource)))
                .hasToString("Allowed[context={\"principalId\":\"k\",\"keyId\":\"k\",\"n\":\"1\"}]");
    }

    @Test
    void a_policy_that_denies_or_is_about_something_else_is_403() throws Exception {
        assertThat(decide(policy("Deny", ARN))).isEqualTo(new Decision.Denied());
        assertThat(decide(policy("Allow", ARN + "/other"))).isEqualTo(new Decision.Denied());
        assertThat(decide(policy("Allow", "arn:aws:execute-api:local:000000000000:local/local/GET/*")))
                .isEqualTo(new Decision.Denied());
    }

    @Test
    void exactly_the_error_unauthorized_is_401() throws Exception {
        assertThat(decide(new FunctionError("{\"errorMessage\":\"Unauthorized\",\"errorType\":\"X\"}")))
                .isEqualTo(new Decision.Unauthorized());
        assertThat(decide(new FunctionError("{\"errorMessage\":\"unauthorized\"}")))
                .isEqualTo(new Decision.Failed());
        assertThat(decide(new FunctionError("{}"))).isEqualTo(new Decision.Failed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "\"ok\"",
                "{\"principalId\":\"k\"}",
                "{\"principalId\":\"k\",\"policyDocument\":{\"Statement\":[]},\"context\":{\"list\":[]}}"
            })
    void whatever_else_it_answers_lets_nobody_in(String json) throws Exception {
        assertThat(decide(new Answered(json))).isEqualTo(new Decision.Failed());
    }

    @Test
    void without_an_answer_nobody_is_let_in() throws Exception {
        assertThat(decide(null)).isEqualTo(new Decision.Failed());
        assertThat(decide(new Crashed(1))).isEqualTo(new Decision.Failed());
    }
}
