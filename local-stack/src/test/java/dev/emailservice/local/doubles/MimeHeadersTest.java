package dev.emailservice.local.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeHeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain                                        | plain
            =?UTF-8?Q?a_b=3D?=                           | a b=
            =?ISO-8859-1?Q?caf=E9?= au lait              | café au lait
            =?UTF-8?B?w6Q=?= =?UTF-8?B?w7Y=?=            | äö
            =?no-such-charset?Q?a?=                      | =?no-such-charset?Q?a?=
            =?UTF-8?Q?=ZZ?=                              | =?UTF-8?Q?=ZZ?=
            """)
    void encodedWordsAreDecodedAndBrokenOnesLeftAsTheyAre(String value, String decoded) {
        assertThat(EncodedWords.decode(value)).isEqualTo(decoded);
    }

    @Test
    void aCharacterCutBetweenTwoWordsIsWhole() {
        assertThat(EncodedWords.decode("=?UTF-8?Q?=C3?= =?UTF-8?Q?=A4?=")).isEqualTo("ä");
    }

    @Test
    void foldedHeadersAreOneValueAndTheBodyIsNone() {
        var headers = MimeHeaders.read("""
                Subject: one
                 two
                Cc: "A, B" <a@example.com>, b@example.com

                Subject: of the body
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(headers.first("subject")).isEqualTo("one two");
        assertThat(headers.addresses("To", "Cc")).containsExactly("a@example.com", "b@example.com");
    }
}
