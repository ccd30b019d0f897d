package dev.emailservice.corpus.nasty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.emailservice.adapters.mime.Mailbox;
import dev.emailservice.corpus.CanonicalEmail;
import dev.emailservice.model.email.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireMailboxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "a \"b\" \\ c",
                "<x@y>",
                "\u00fc",
                "=?utf-8?q?a?=",
                "\ud83d\ude80 \u65e5\u672c and more than one word"
            })
    void aNameComesBackAsItWasGiven(String name) {
        String wire = Mailbox.of(new EmailAddress("a@example.com", name));

        assertThat(WireMailbox.read(wire)).isEqualTo(new CanonicalEmail.Mailbox("a@example.com", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00fc <a@example.com>",
                "Ada <a@example.com>",
                "\"Ada <a@example.com>",
                "a@example.com\r\nBcc: x"
            })
    void whatAnotherReaderMayReadOtherwiseIsRefused(String wire) {
        assertThatIllegalArgumentException().isThrownBy(() -> WireMailbox.read(wire));
    }
}
