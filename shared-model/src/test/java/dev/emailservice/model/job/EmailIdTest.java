package dev.emailservice.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.emailservice.model.json.Json;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailIdTest {

    @Test
    void aRandomIdIsAVersionFourUuidWhateverTheBits() {
        for (long bits : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x0123_4567_89ab_cdefL}) {
            RandomGenerator constant = () -> bits;

            UUID uuid = UUID.fromString(EmailId.random(constant).value());

            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void theSameSourceGivesTheSameIds() {
        assertThat(EmailId.random(new Random(7))).isEqualTo(EmailId.random(new Random(7)));
    }

    @Test
    void tenThousandIdsOfOneSourceAreAllDifferent() {
        Random random = new Random(7);

        assertThat(Stream.generate(() -> EmailId.random(random)).limit(10_000).collect(Collectors.toSet()))
                .hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0b8f3c1e",
                "0B8F3C1E-6F0C-4B0E-9A59-1F2D3C4B5A69",
                "0b8f3c1e-6f0c-4b0e-9a59-1f2d3c4b5a69\n",
                " 0b8f3c1e-6f0c-4b0e-9a59-1f2d3c4b5a69",
                "0b8f3c1e6f0c4b0e9a591f2d3c4b5a69",
                "{0b8f3c1e-6f0c-4b0e-9a59-1f2d3c4b5a69}"
            })
    void anythingButALowerCaseUuidIsRefusedWithoutEchoingIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailId(value))
                .withMessage("not an email id");
    }

    @Test
    void inJsonItIsABareString() throws Exception {
        EmailId id = EmailId.random(new Random(1));

        assertThat(Json.ASCII.writeValueAsString(id)).isEqualTo("\"" + id + "\"");
        assertThat(Json.ASCII.readValue("\"" + id + "\"", EmailId.class)).isEqualTo(id);
    }
}
