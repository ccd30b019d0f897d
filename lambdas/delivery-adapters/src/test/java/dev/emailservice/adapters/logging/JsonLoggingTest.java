package dev.emailservice.adapters.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.Variables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class JsonLoggingTest {

    private static final String CANARY = "canary.bird@example.com";

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("dev.emailservice.test");
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final JsonEncoder encoder = new JsonEncoder();

    JsonLoggingTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        events.setContext(context);
        events.start();
        logger.addAppender(events);
    }

    @Test
    void anEventIsOneJsonObjectOnOneLine() throws Exception {
        logger.atInfo()
                .addKeyValue("emailId", "8d3c")
                .addKeyValue("attempts", 2)
                .addKeyValue("sent", true)
                .log("delivered\nin {} ms", 12);
        String line = line();
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonNode json = Json.ASCII.readTree(line);
        assertThat(json.path("level").asText()).isEqualTo("INFO");
        assertThat(json.path("logger").asText()).isEqualTo("dev.emailservice.test");
        assertThat(json.path("message").asText()).isEqualTo("delivered\nin 12 ms");
        assertThat(json.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(json.path("emailId").asText()).isEqualTo("8d3c");
        assertThat(json.path("attempts").isInt()).isTrue();
        assertThat(json.path("sent").isBoolean()).isTrue();
    }

    @Test
    void anAddressIsFoundNowhereInTheLine() throws Exception {
        Exception foreign = new IllegalStateException("refused: " + CANARY, new RuntimeException("550 " + CANARY));
        foreign.addSuppressed(new RuntimeException(CANARY));
        logger.atError()
                .addKeyValue("to", CANARY)
                .addKeyValue("list", List.of(CANARY, CANARY))
                .addKeyValue("cause", foreign)
                .addKeyValue("key " + CANARY, 1)
                .setCause(new QueueUnavailableException("no answer for " + CANARY, foreign))
                .log("sending to {} failed: {}", CANARY, foreign);
        String line = line();
        assertThat(line).doesNotContainIgnoringCase("canary").contains("***@example.com");
        assertThat(Json.ASCII.readTree(line).path("cause").asText()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void ofAForeignExceptionTheClassesAndFramesAreShownButNoMessage() throws Exception {
        logger.error("broken", new IllegalStateException("subject: secret plans", new RuntimeException("hunter2")));
        String line = line();
        assertThat(line).doesNotContain("secret plans").doesNotContain("hunter2");
        JsonNode exception = Json.ASCII.readTree(line).path("exception");
        assertThat(exception.path("class").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(exception.path("stack").get(0).asText()).contains("JsonLoggingTest");
        assertThat(exception.path("cause").path("class").asText()).isEqualTo("java.lang.RuntimeException");
    }

    @Test
    void ofOurOwnExceptionTheMessageIsShown() throws Exception {
        logger.error("broken", new QueueUnavailableException("the outbox queue is away", new RuntimeException()));
        assertThat(Json.ASCII.readTree(line()).path("exception").path("message").asText())
                .isEqualTo("the outbox queue is away");
    }

    @Test
    void aKeyThatIsTakenGetsAnotherName() throws Exception {
        logger.atInfo()
                .addKeyValue("message", "mine")
                .addKeyValue("a", 1)
                .addKeyValue("a", 2)
                .log("theirs");
        JsonNode json = Json.ASCII.readTree(line());
        assertThat(json.path("message").asText()).isEqualTo("theirs");
        assertThat(json.path("message_").asText()).isEqualTo("mine");
        assertThat(json.path("a_").asInt()).isEqualTo(2);
    }

    @Test
    void aValueThatCannotBeShownCostsNeitherTheLineNorTheCaller() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };
        logger.atInfo().addKeyValue("broken", broken).log("message");
        assertThat(line()).contains("could not be written").endsWith("\n");
    }

    @Test
    void aLongTextIsCut() {
        logger.info("x".repeat(100_000));
        assertThat(line()).contains("xxx").hasSizeLessThan(5_000);
    }

    @Test
    void ourPackagesFollowTheVariableAndOthersWarn() {
        LoggerContext configured = new LoggerContext();
        new JsonLogging(new Variables(Map.of("LOG_LEVEL", "DEBUG"))).configure(configured);
        assertThat(configured.getLogger("dev.emailservice.delivery").getEffectiveLevel())
                .isEqualTo(Level.DEBUG);
        assertThat(configured.getLogger("org.redisson").getEffectiveLevel()).isEqualTo(Level.WARN);
        configured.stop();

        LoggerContext defaults = new LoggerContext();
        new JsonLogging(new Variables(Map.of("LOG_LEVEL", "LOUD"))).configure(defaults);
        assertThat(defaults.getLogger("dev.emailservice.delivery").getEffectiveLevel())
                .isEqualTo(Level.INFO);
        defaults.stop();
    }

    @Test
    void logbackFindsItByItself() {
        LoggerContext here = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(here.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("stdout"))
                .isNotNull();
    }

    private String line() {
        return new String(encoder.encode(events.list.getFirst()), StandardCharsets.US_ASCII);
    }
}
