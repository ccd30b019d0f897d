package dev.emailservice.model.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeployedFunctionTest {

    @ParameterizedTest
    @EnumSource
    void nameJarAndHandlerFollowOnePattern(DeployedFunction function) {
        String name = function.functionName();

        assertThat(name).isEqualTo(function.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(function.jar()).isEqualTo("lambdas/" + name + "/target/" + name + ".jar");
        assertThat(function.handler()).matches("dev\\.emailservice\\.[a-z]+\\.[A-Z][A-Za-z]+Handler::handleRequest");
    }

    @ParameterizedTest
    @EnumSource
    void timeoutAndMemoryAreOnesThatLambdaTakes(DeployedFunction function) {
        assertThat(function.timeout()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
        assertThat(function.memoryMegabytes()).isBetween(128, 10_240);
    }

    @Test
    void theApiFunctionEndsBeforeApiGatewayGivesUp() {
        // 29 s is API Gateway's default integration timeout (API Gateway Developer Guide, "Quotas").
        assertThat(DeployedFunction.SEND_EMAIL.timeout()).isLessThan(Duration.ofSeconds(29));
        assertThat(DeployedFunction.EMAIL_STATUS.timeout()).isLessThan(Duration.ofSeconds(29));
        assertThat(DeployedFunction.PROVIDER_EVENTS.timeout()).isLessThan(Duration.ofSeconds(29));
    }

    @Test
    void theApiFunctionReadsNoSecretAndKnowsNothingOfTheFleet() {
        assertThat(DeployedFunction.SEND_EMAIL.reads())
                .noneMatch(variable -> variable.name().contains("SECRET"))
                .doesNotContain(EnvironmentVariable.REDIS_URL);
    }

    @Test
    void everyVariableIsReadBySomeFunction() {
        assertThat(EnvironmentVariable.values())
                .allMatch(variable -> Arrays.stream(DeployedFunction.values())
                        .anyMatch(function -> function.reads().contains(variable)));
    }

    @Test
    void aMessageStaysInvisibleForSixTimesTheWorkersTimeout() {
        assertThat(OutboxQueue.VISIBILITY_TIMEOUT)
                .isEqualTo(DeployedFunction.PROCESS_EMAIL_QUEUE.timeout().multipliedBy(6));
    }

    @Test
    void anHourWithoutTheLedgerCostsNoEvent() {
        assertThat(SesEventQueue.VISIBILITY_TIMEOUT.multipliedBy(SesEventQueue.MAX_RECEIVE_COUNT))
                .isGreaterThan(Duration.ofHours(1));
        assertThat(SesEventQueue.DEAD_LETTER_RETENTION).isGreaterThan(SesEventQueue.RETENTION);
    }

    @Test
    void theDeadLetterQueueKeepsMessagesLongerThanTheOutboxQueue() {
        assertThat(OutboxQueue.DEAD_LETTER_RETENTION).isGreaterThan(OutboxQueue.RETENTION);
    }
}
