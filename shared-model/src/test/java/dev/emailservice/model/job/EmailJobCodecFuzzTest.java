package dev.emailservice.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.job.DecodedJob.Malformed;
import dev.emailservice.model.job.DecodedJob.Valid;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmailJobCodecFuzzTest {

    private static final int ROUNDS = 20_000;
    private static final String[] PIECES = {
        "{", "}", "[", "]", "\"", ":", ",", "null", "1e9999", "\\u", "\\ud800", "-", "\0", "é"
    };

    @Test
    void noMutatedMessageMakesTheDecoderThrowOrGivesAnotherEmail() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("EmailJobCodecFuzzTest -Dseed=" + seed);
        Random random = new Random(seed);
        EmailJob job = SampleEmails.full();
        String message = EmailJobCodec.encode(job);
        for (int round = 0; round < ROUNDS; round++) {
            String mutated = mutate(message, random);
            switch (EmailJobCodec.decode(mutated)) {
                // The id and the time are outside the hash: the ledger knows whether the id is one of its own.
                case Valid valid ->
                    assertThat(valid.job().email())
                            .as("seed %d: %s", seed, mutated)
                            .isEqualTo(job.email());
                case Malformed malformed -> assertThat(malformed.reason()).isNotNull();
            }
        }
    }

    private static String mutate(String message, Random random) {
        StringBuilder text = new StringBuilder(message);
        for (int changes = 1 + random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 2 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.setLength(at);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            }
        }
        return text.toString();
    }
}
