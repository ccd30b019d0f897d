package dev.emailservice.sendemail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.model.job.EmailJob;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /emails/batch}, as a caller sees it. */
class BatchTest {

    private static final String GOOD =
            "{\"from\":\"a@example.com\",\"to\":\"b@example.org\",\"subject\":\"%s\",\"text\":\"t\"}";

    private final Api api = new Api();

    private static String emails(int count) {
        return Collections.nCopies(count, GOOD.formatted("s")).stream().collect(Collectors.joining(",", "[", "]"));
    }

    private APIGatewayProxyResponseEvent call(String body) {
        return api.call(request(body));
    }

    private static APIGatewayProxyRequestEvent request(String body) {
        return Api.post(body).withResource("/emails/batch").withPath("/emails/batch");
    }

    private APIGatewayProxyResponseEvent call(String key, String body) {
        return api.call(request(body).withHeaders(Map.of("Content-Type", "application/json", "Idempotency-Key", key)));
    }

    @Test
    void everyEmailGetsAnIdInTheOrderOfTheRequest() {
        APIGatewayProxyResponseEvent answer = call("[" + GOOD.formatted("one") + "," + GOOD.formatted("two") + "]");

        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(Api.json(answer).path("data").findValuesAsText("id"))
                .isEqualTo(api.queue().stream().map(job -> job.id().value()).toList());
        assertThat(api.queue()).extracting(job -> job.email().subject()).containsExactly("one", "two");
    }

    @Test
    void oneThatIsNotValidKeepsAllOfThemBackAndIsNamed() {
        APIGatewayProxyResponseEvent answer = call("[" + GOOD.formatted("one") + ",{\"from\":\"a@example.com\"}]");

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(Api.json(answer).path("errors").findValuesAsText("field")).contains("[1].to", "[1].subject");
        assertThat(api.queue()).isEmpty();
        assertThat(api.intakeAsked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{}", "null", "[1]", "[null]", "[[]]", "[{\"to\":1}]", "[", "[{}]x", "[{\"a\":1,\"a\":1}]"
            })
    void whatIsNoListOfEmailsIsRefused(String body) {
        assertThat(call(body).getStatusCode()).isEqualTo(400);
        assertThat(api.queue()).isEmpty();
    }

    @Test
    void aHundredAreTakenAndOneMoreIsNot() {
        assertThat(call(emails(100)).getStatusCode()).isEqualTo(202);
        assertThat(call(emails(101)).getStatusCode()).isEqualTo(400);
        assertThat(api.queue()).hasSize(100);
    }

    @Test
    void aRepeatedBatchMakesTheSameEmailsAndAnotherContentNone() {
        APIGatewayProxyResponseEvent first = call("batch-1", emails(3));
        APIGatewayProxyResponseEvent again = call("batch-1", emails(3));

        assertThat(first.getHeaders()).doesNotContainKey("Idempotent-Replayed");
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(again.getHeaders()).containsEntry("Idempotent-Replayed", "true");
        assertThat(call("batch-1", emails(2)).getStatusCode()).isEqualTo(422);
        assertThat(api.queue()).extracting(EmailJob::id).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void theKeyOfABatchIsNotThatOfAnEmail() {
        call("key", emails(1));

        assertThat(api.call(Api.post(GOOD.formatted("s"))
                                .withHeaders(Map.of("Content-Type", "application/json", "Idempotency-Key", "key")))
                        .getStatusCode())
                .isEqualTo(202);
        assertThat(api.queue()).hasSize(2);
    }

    @Test
    void whatTheQueueDoesNotTakeIsCompletedByTheSameRequest() {
        api.queueGoesAway();
        APIGatewayProxyResponseEvent away = call("batch-1", emails(2));
        api.queueComesBack();

        assertThat(away.getStatusCode()).isEqualTo(503);
        assertThat(Api.json(away).path("accepted").asText()).isEqualTo("0");
        assertThat(call("batch-1", emails(2)).getStatusCode()).isEqualTo(202);
        assertThat(api.queue()).hasSize(2);
    }
}
