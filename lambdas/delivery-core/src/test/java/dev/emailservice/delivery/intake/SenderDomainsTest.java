package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.ParsedRequest.Invalid;
import dev.emailservice.delivery.intake.ParsedRequest.Valid;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderDomainsTest {

    private static final SenderDomains TWO = SenderDomains.parse(" mail.example.com, News.Example.org ,");

    private static ParsedRequest from(String address, SenderDomains senders) {
        return EmailRequestParser.parse("""
                {"from":"%s","to":"ada@example.net","subject":"Hello","text":"Hi"}""".formatted(address), senders, Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app@mail.example.com", "App <app@MAIL.example.com>", "b@news.example.org"})
    void anAddressOfADomainInTheListMaySend(String address) {
        assertThat(from(address, TWO)).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app@example.com", "app@sub.mail.example.com", "app@mail.example.com.evil.example", "a@b.de"})
    void anAddressOfAnyOtherDomainIsAnErrorOfTheFieldFrom(String address) {
        assertThat(from(address, TWO)).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.errors()).hasSize(1);
            assertThat(invalid.errors().getFirst().field()).isEqualTo("from");
            assertThat(invalid.errors().getFirst().code()).isEqualTo(FieldErrorCode.SENDER_NOT_ALLOWED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void withoutAListAnyDomainMaySend(String setting) {
        assertThat(SenderDomains.parse(setting)).isEqualTo(SenderDomains.ANY);
        assertThat(from("app@example.com", SenderDomains.parse(setting))).isInstanceOf(Valid.class);
    }

    @Test
    void aMissingFromIsSaidToBeMissingOnly() {
        assertThat(EmailRequestParser.parse(
                        "{\"to\":\"ada@example.net\",\"subject\":\"Hello\",\"text\":\"Hi\"}", TWO, Instant.EPOCH))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.errors()).hasSize(1));
    }
}
