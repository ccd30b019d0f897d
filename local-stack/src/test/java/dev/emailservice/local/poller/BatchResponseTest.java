package dev.emailservice.local.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the AWS Lambda Developer Guide, "Handling errors for an SQS event source in Lambda". */
class BatchResponseTest {

    private static final Set<String> BATCH = Set.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}", "{\"other\":1}"})
    void an_answer_that_is_empty_or_names_nothing_is_success_of_the_whole_batch(String answer) {
        assertThat(BatchResponse.failures(answer, BATCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":7}]}",
                "{\"batchItemFailures\":[{\"id\":\"a\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"stranger\"}]}",
                "{\"batchItemFailures\":[\"a\"]}",
                "{\"batchItemFailures\":\"a\"}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]",
                "[]",
                "\"done\"",
                "<html>"
            })
    void an_answer_that_names_failures_wrongly_is_failure_of_the_whole_batch(String answer) {
        assertThat(BatchResponse.failures(answer, BATCH)).isEqualTo(BATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"b\"}]}"
            })
    void an_answer_that_names_messages_is_failure_of_those_only(String answer) {
        assertThat(BatchResponse.failures(answer, BATCH)).containsExactly("b");
    }
}
