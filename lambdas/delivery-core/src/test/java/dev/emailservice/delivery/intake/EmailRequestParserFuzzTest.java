package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.ParsedRequest.Invalid;
import dev.emailservice.delivery.intake.ParsedRequest.Malformed;
import dev.emailservice.delivery.intake.ParsedRequest.Valid;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.SendOptions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmailRequestParserFuzzTest {

    private static final int ROUNDS = 30_000;
    private static final String BODY = """
            {"from":"\\"Canary\\" <canary@canary.example>","to":["Canary <canary1@example.org>",{"email":"c2@canary.example","name":"Canary"}],
            "cc":"canary3@example.org","bcc":[],"reply_to":{"email":"canary4@example.org"},"subject":"Canary subject","html":"<p>canary</p>",
            "text":"canary \\ud83d\\ude00","headers":{"X-One":"canary","List-Id":"canary"},"attachments":[{"filename":"canary.pdf",
            "content":"Y2FuYXJ5","content_type":"application/pdf","content_id":"canary"}],"tags":[{"name":"canary","value":"canary"}]}""";
    private static final String[] PIECES = {
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\r\\n",
        "\\n",
        "\\u0000",
        "\\ud800",
        "null",
        "true",
        "-1e999",
        "@",
        "<",
        ">",
        ".",
        "..",
        ".exe",
        "=",
        "\u00df",
        "\u65e5\u672c",
        "\u202e",
        "\0",
        " ",
        "\"to\":",
        "bccs",
        "xn--",
        "\\u2028",
        "\\\""
    };

    @Test
    void noMutatedBodyMakesTheParserThrowOrGetsPastTheRules() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("EmailRequestParserFuzzTest -Dseed=" + seed);
        Random random = new Random(seed);
        int valid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String body = mutate(random);
            switch (EmailRequestParser.parse(body)) {
                case Valid(EmailRequest email, SendOptions _) -> {
                    holdsTheRules(email, "seed " + seed + ": " + body);
                    valid++;
                }
                case Malformed malformed -> assertThat(malformed.toString()).doesNotContainIgnoringCase("canary");
                case Invalid invalid -> {
                    assertThat(invalid.errors()).isNotEmpty();
                    assertThat(invalid.errors())
                            .allMatch(error -> !error.message().contains("anary"));
                }
            }
        }
        assertThat(valid)
                .as("some mutations stay valid, else nothing was tested")
                .isGreaterThan(ROUNDS / 100);
    }

    private static void holdsTheRules(EmailRequest email, String description) {
        assertThat(email.recipientCount()).as(description).isBetween(1, 50);
        assertThat(email.subject()).as(description).isNotBlank();
        assertThat(email.html() != null || email.text() != null).as(description).isTrue();
        assertThat(headerTexts(email)).as(description).noneMatch(text -> text.matches("(?s).*[\\r\\n\\x00].*"));
        assertThat(Stream.concat(email.headers().keySet().stream(), email.headers().values().stream()))
                .as(description)
                .allMatch(text -> text.matches("[ -~]+"));
        assertThat(Stream.of(Stream.of(email.from()), email.recipients(), email.replyTo().stream())
                        .flatMap(addresses -> addresses)
                        .map(EmailAddress::email))
                .as(description)
                .allMatch(address -> address.matches("[!-~]+@[a-zA-Z0-9.-]+\\.[a-zA-Z0-9-]+"));
    }

    private static Stream<String> headerTexts(EmailRequest email) {
        return Stream.concat(
                Stream.of(email.subject()),
                Stream.concat(
                        Stream.concat(
                                        Stream.of(email.from()),
                                        Stream.concat(email.recipients(), email.replyTo().stream()))
                                .map(address -> address.email() + address.name()),
                        email.attachments().stream()
                                .map(file -> file.filename() + file.contentType() + file.contentId())));
    }

    private static String mutate(Random random) {
        StringBuilder text = new StringBuilder(BODY);
        for (int changes = 1 + random.nextInt(3); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 2, 3 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 4 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString();
    }
}
