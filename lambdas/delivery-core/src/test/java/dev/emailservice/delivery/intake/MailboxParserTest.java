package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.ParsedMailbox.Broken;
import dev.emailservice.delivery.intake.ParsedMailbox.Valid;
import dev.emailservice.model.email.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ada@example.com|ada@example.com|",
                "  ada@example.com  |ada@example.com|",
                "<ada@example.com>|ada@example.com|",
                "Ada <ada@example.com>|ada@example.com|Ada",
                "Ada Lovelace <ada@example.com>|ada@example.com|Ada Lovelace",
                "Ada<ada@example.com>|ada@example.com|Ada",
                "Ada B. King, Jr. <x|refused|",
                "Dr. Ada B. King <ada@example.com>|ada@example.com|Dr. Ada B. King",
                "\"Ada Lovelace\" <ada@example.com>|ada@example.com|Ada Lovelace",
                "\"Lovelace, Ada\" <ada@example.com>|ada@example.com|Lovelace, Ada",
                "\"Ada \\\"the first\\\" King\" <ada@example.com>|ada@example.com|Ada \"the first\" King",
                "\"back\\\\slash\" <ada@example.com>|ada@example.com|back\\slash",
                "\"<not@this.one>\" <ada@example.com>|ada@example.com|<not@this.one>",
                "\"\" <ada@example.com>|ada@example.com|",
                "Zoë Žižek 日本 <zoe@example.com>|zoe@example.com|Zoë Žižek 日本",
                "first.last+tag@sub.example.co.uk|first.last+tag@sub.example.co.uk|",
                "o'brien!#$%&*/=?^_`{}~@example.com|o'brien!#$%&*/=?^_`{}~@example.com|",
                "ADA@Example.COM|ADA@Example.COM|",
                "ada@bücher.example|ada@xn--bcher-kva.example|",
                "ada@例え.テスト|ada@xn--r8jz45g.xn--zckzah|",
                "ada@xn--bcher-kva.example|ada@xn--bcher-kva.example|",
                "ada@example。com|ada@example.com|",
            })
    void aMailboxIsReadAsRfc5322WritesIt(String text, String email, @Nullable String name) {
        if (email.equals("refused")) {
            assertThat(MailboxParser.parse(text)).isInstanceOf(Broken.class);
        } else {
            assertThat(MailboxParser.parse(text)).isEqualTo(new Valid(new EmailAddress(email, name)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@",
                "ada@",
                "@example.com",
                "ada@example",
                "ada@localhost",
                "ada@.com",
                "ada@example..com",
                "ada@example.com.",
                "ada@-example.com",
                "ada@example-.com",
                "ada@exa_mple.com",
                "ada@exa mple.com",
                "ada@192.168.0.1",
                "ada@[192.168.0.1]",
                "ada@straße.example",
                "ada@example.com, grace@example.org",
                "ada@example.com;grace@example.org",
                "ada@example.com grace@example.org",
                "ada@example.com@example.org",
                ".ada@example.com",
                "ada.@example.com",
                "a..da@example.com",
                "a da@example.com",
                "ädä@example.com",
                "\"ada lovelace\"@example.com",
                "ada(comment)@example.com",
                "Ada <ada@example.com",
                "Ada ada@example.com>",
                "Ada <ada@example.com> trailing",
                "Ada <<ada@example.com>>",
                "Ada <>",
                "Ada <Ada <ada@example.com>>",
                "Lovelace, Ada <ada@example.com>",
                "Ada (the first) <ada@example.com>",
                "Friends: ada@example.com, grace@example.org;",
                "ada@example.com <ada@example.com>",
                "\"Ada <ada@example.com>",
                "\"Ada\" King <ada@example.com>",
                "\"Ada\\",
                "mailto:ada@example.com"
            })
    void whatIsNoSingleDeliverableMailboxIsRefused(String text) {
        assertThat(MailboxParser.parse(text)).isInstanceOf(Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\0", "\t", "\u007f", "\u0085", "\u2028", "\u2029"})
    void aControlCharacterAnywhereIsRefused(String control) {
        assertThat(MailboxParser.parse("Ada" + control + "Bcc: x <ada@example.com>"))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.code()).isEqualTo(FieldErrorCode.INVALID_CHARACTER));
        assertThat(MailboxParser.parse("ada@example.com" + control)).isInstanceOf(Broken.class);
    }

    @Test
    void lengthsAreHeldToTheirLastCharacter() {
        String domain = "%s.%s.%s.com".formatted("d".repeat(63), "d".repeat(63), "d".repeat(60));

        assertThat(MailboxParser.parse("l".repeat(64) + "@example.com")).isInstanceOf(Valid.class);
        assertThat(MailboxParser.parse("l".repeat(65) + "@example.com")).isInstanceOf(Broken.class);
        assertThat(MailboxParser.parse("l@" + "d".repeat(63) + ".com")).isInstanceOf(Valid.class);
        assertThat(MailboxParser.parse("l@" + "d".repeat(64) + ".com")).isInstanceOf(Broken.class);
        assertThat(MailboxParser.parse("l".repeat(254 - 1 - domain.length()) + "@" + domain))
                .isInstanceOf(Valid.class);
        assertThat(MailboxParser.parse("l".repeat(255 - 1 - domain.length()) + "@" + domain))
                .isInstanceOf(Broken.class);
    }

    @Test
    void aVeryLongTextIsRefusedAtOnce() {
        assertThat(MailboxParser.parse("a.".repeat(500_000) + "@example.com")).isInstanceOf(Broken.class);
        assertThat(MailboxParser.parse("a@" + "ü.".repeat(500_000) + "com")).isInstanceOf(Broken.class);
        assertThat(MailboxParser.parse("\"" + "\\".repeat(500_000))).isInstanceOf(Broken.class);
    }
}
