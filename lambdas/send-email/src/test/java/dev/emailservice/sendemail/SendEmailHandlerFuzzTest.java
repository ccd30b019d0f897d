package dev.emailservice.sendemail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No body whatever makes the service fail, is queued after a refusal, or shows in a log line or an answer. */
class SendEmailHandlerFuzzTest {

    private static final int ROUNDS = 5_000;

    /** In every place for content; the names of fields are the API's own. */
    private static final String CANARY = "qzxcanary";

    private static final String BODY = """
            {"from":"\\"Q\\" <qzxcanary@qzxcanary.example>","to":["qzxcanary@example.org",{"email":"x@qzxcanary.example",
            "name":"qzxcanary"}],"cc":"qzxcanary3@example.org","bcc":["qzxcanary4@example.org"],"reply_to":[],
            "subject":"qzxcanary \\u00e9","html":"<p>qzxcanary</p>","text":"qzxcanary","headers":{"X-One":"qzxcanary"},
            "attachments":[{"filename":"qzxcanary.pdf","content":"cXp4Y2FuYXJ5","content_id":"qzxcanary"}],
            "tags":[{"name":"qzxcanary","value":"qzxcanary"}]}""";

    private static final String[] PIECES = {
        "\"", "{", "}", "[", "]", ",", ":", "\\", "\\r\\n", "\\u0000", "\\ud800", "null", "1e999", "@", "<", "..",
        ".exe", "é"
    };

    @Test
    void noMutatedBodyBreaksTheService() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("SendEmailHandlerFuzzTest -Dseed=" + seed);
        Random random = new Random(seed);
        Api api = new Api();
        int accepted = 0;
        try (LogCapture log = new LogCapture()) {
            for (int round = 0; round < ROUNDS; round++) {
                APIGatewayProxyRequestEvent event = event(random);
                String description = "seed " + seed + " round " + round;

                APIGatewayProxyResponseEvent answer = api.call(event);

                if (answer.getStatusCode() == 202) {
                    accepted++;
                } else {
                    assertThat(answer.getStatusCode()).as(description).isBetween(400, 499);
                }
                assertThat(api.queue()).as(description).hasSize(accepted);
                assertThat(api.intakeAsked()).as(description).isEqualTo(accepted);
                assertThat(withoutFieldNames(answer.getBody()).toLowerCase(Locale.ROOT))
                        .as(description)
                        .doesNotContain(CANARY)
                        .doesNotContain("exception");
            }
            assertThat(log.lines()).hasSize(ROUNDS);
            assertThat(log.lines())
                    .as("seed %d", seed)
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(CANARY));
        }
        assertThat(accepted).as("some mutations stay valid").isBetween(ROUNDS / 100, ROUNDS);
    }

    /** A short name of a field is shown, and a mutation may make one of any short word. */
    private static String withoutFieldNames(String answer) {
        return answer.replaceAll("\"field\":\"[^\"]*\"", "");
    }

    private static APIGatewayProxyRequestEvent event(Random random) {
        if (random.nextInt(4) > 0) {
            return Api.post(mutate(random));
        }
        byte[] bytes = mutate(random).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        byte[] part = random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        return Api.post(Base64.getEncoder().encodeToString(part)).withIsBase64Encoded(true);
    }

    private static String mutate(Random random) {
        StringBuilder text = new StringBuilder(BODY);
        for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 2 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString();
    }
}
