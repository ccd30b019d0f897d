package dev.emailservice.delivery.intake;

import static dev.emailservice.delivery.intake.RequestBody.accepted;
import static dev.emailservice.delivery.intake.RequestBody.refused;
import static dev.emailservice.delivery.intake.RequestBody.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

    @Test
    void anAddressInToCcAndBccIsKeptInItsFirstPlaceOnly() {
        EmailRequest email = accepted("""
                {"from":"ada@example.com","subject":"s","text":"t",
                 "to":["Grace <grace@example.org>","GRACE@example.org"],
                 "cc":["grace@EXAMPLE.org","alan@example.org"],
                 "bcc":["Alan@Example.org","kurt@example.org"]}""");

        assertThat(email.to()).containsExactly(new EmailAddress("grace@example.org", "Grace"));
        assertThat(email.cc()).containsExactly(EmailAddress.of("alan@example.org"));
        assertThat(email.bcc()).containsExactly(EmailAddress.of("kurt@example.org"));
    }

    @Test
    void anInternationalDomainAndItsPunycodeAreTheSameAddress() {
        EmailRequest email = accepted(with("to", "['a@bücher.example','a@xn--bcher-kva.example']"));

        assertThat(email.to()).containsExactly(EmailAddress.of("a@xn--bcher-kva.example"));
    }

    @Test
    void fiftyDifferentRecipientsAreTheMost() {
        assertThat(accepted(with("to", list(50))).recipientCount()).isEqualTo(50);
        assertThat(refused(with("to", list(51)))).containsExactly("to too_many");
    }

    @Test
    void repeatedOnesDoNotCount() {
        String fiftyTwice = "[" + list(50).replaceAll("[\\[\\]]", "") + "," + list(50).replaceAll("[\\[\\]]", "") + "]";

        assertThat(accepted(with("to", fiftyTwice)).recipientCount()).isEqualTo(50);
    }

    @Test
    void theLimitIsOverAllThreeFieldsTogether() {
        String body = with("to", list(50)).replace("\"subject\"", "\"bcc\":\"one@more.example\",\"subject\"");

        assertThat(refused(body)).containsExactly("to too_many");
    }

    @Test
    void hiddenRecipientsAloneAreNotEnough() {
        assertThat(refused(with("to", "[]"))).containsExactly("to required");
        assertThat(refused("{\"from\":\"a@example.com\",\"bcc\":\"b@example.com\",\"subject\":\"s\",\"text\":\"t\"}"))
                .containsExactly("to required");
    }

    @Test
    void oneBadRecipientRefusesTheWholeEmail() {
        assertThat(refused(with("to", "['a@example.org','b@example']"))).containsExactly("to[1] invalid_address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"to", "cc", "bcc"})
    void aCommaOrSemicolonInARecipientsNameIsRefused(String field) {
        assertThat(refused(with(field, "{'email':'a@example.org','name':'King, Ada'}")))
                .containsExactly(field + " invalid_character");
        assertThat(refused(with(field, "['b@example.org',{'email':'a@example.org','name':'King; Ada'}]")))
                .containsExactly(field + " invalid_character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "reply_to"})
    void aCommaInAnotherNameIsFine(String field) {
        accepted(with(field, "{'email':'a@example.org','name':'King, Ada'}"));
    }

    @Test
    void addressesForAnswersAreKeptOnceEach() {
        assertThat(accepted(with("reply_to", "['a@example.org','A@example.org','b@example.org']"))
                        .replyTo())
                .extracting(EmailAddress::email)
                .containsExactly("a@example.org", "b@example.org");
        assertThat(refused(with("reply_to", list(51)))).containsExactly("reply_to too_many");
    }

    @Test
    void aNameInAnObjectIsHeldToTheRulesOfOneInAString() {
        assertThat(refused(with("to", "{'email':'a@example.org','name':'A\\nBcc: x'}")))
                .containsExactly("to invalid_character");
        assertThat(refused(with("to", "{'email':'a@example.org','name':'" + "n".repeat(256) + "'}")))
                .containsExactly("to too_long");
        assertThat(refused(with("to", "{'email':'A <a@example.org>'}"))).containsExactly("to invalid_address");
        assertThat(refused(with("to", "{'name':'A'}"))).containsExactly("to.email required");
        assertThat(accepted(with("to", "{'email':'a@example.org','name':' '}")).to())
                .containsExactly(EmailAddress.of("a@example.org"));
    }

    private static String list(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'r" + i + "@example.org'")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
