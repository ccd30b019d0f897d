package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64Test {

    @Test
    void whateverTheJdkEncodesIsValid() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("StrictBase64Test -Dseed=" + seed);
        Random random = new Random(seed);
        for (int length = 1; length < 500; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            String text = Base64.getEncoder().encodeToString(bytes);

            assertThat(StrictBase64.isValid(text)).as("seed %d, %s", seed, text).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "aG",
                "aGk",
                "=",
                "====",
                "a===",
                "aGk=\n",
                "aG k",
                "aGk=aGk=",
                "aG=k",
                "aG-_",
                "aGkö",
                "aGl=",
                "aR==",
                " aGk",
                "data:;base64,aGk="
            })
    void whatADecoderMightReadInAnotherWayIsInvalid(String text) {
        assertThat(StrictBase64.isValid(text)).isFalse();
    }
}
