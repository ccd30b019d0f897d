package dev.emailservice.delivery.intake;

import static dev.emailservice.delivery.intake.RequestBody.accepted;
import static dev.emailservice.delivery.intake.RequestBody.refused;
import static dev.emailservice.delivery.intake.RequestBody.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From",
                "to",
                "CC",
                "Bcc",
                "Reply-To",
                "SUBJECT",
                "Sender",
                "Date",
                "Message-ID",
                "MIME-Version",
                "Return-Path",
                "Received",
                "DKIM-Signature",
                "Content-Type",
                "content-transfer-encoding",
                "Resent-To",
                "X-Email-Id",
                "X-SES-CONFIGURATION-SET",
                "x-sg-eid",
                "X-SMTPAPI"
            })
    void aHeaderThatIsNotTheCallersIsReserved(String name) {
        assertThat(refused(with("headers", "{'" + name + "':'1'}"))).containsExactly("headers." + name + " reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Unsubscribe", "References", "In-Reply-To", "X-Priority", "Auto-Submitted", "X-From"})
    void anyOtherHeaderIsTheCallers(String name) {
        assertThat(accepted(with("headers", "{'" + name + "':'value'}")).headers())
                .containsEntry(name, "value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X A", "X:A", "X-\\u00e9", "X-A\\r\\nBcc", "X\\u0000"})
    void aNameThatIsNoHeaderNameIsRefusedAndNotShown(String name) {
        assertThat(refused(with("headers", "{'" + name + "':'1'}"))).containsExactly("headers.? invalid_character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nBcc: x@example.org", "a\\nb", "a\\u0000", "a\\tb", "Gr\\u00fc\\u00dfe", "\\u007f"})
    void aValueIsPrintableAsciiOnly(String value) {
        assertThat(refused(with("headers", "{'X-A':'" + value + "'}")))
                .containsExactly("headers.X-A invalid_character");
    }

    @Test
    void aBlankValueIsMissing() {
        assertThat(refused(with("headers", "{'X-A':''}"))).containsExactly("headers.X-A required");
        assertThat(refused(with("headers", "{'X-A':'  '}"))).containsExactly("headers.X-A required");
    }

    @Test
    void lengthsAreHeldToTheirLastCharacter() {
        accepted(with("headers", "{'" + "X".repeat(126) + "':'" + "v".repeat(870) + "'}"));

        assertThat(refused(with("headers", "{'" + "X".repeat(127) + "':'1'}"))).containsExactly("headers.? too_long");
        assertThat(refused(with("headers", "{'X-A':'" + "v".repeat(871) + "'}")))
                .containsExactly("headers.X-A too_long");
    }

    @Test
    void theSameHeaderInTwoCasesIsADuplicate() {
        assertThat(refused(with("headers", "{'X-A':'1','x-a':'2'}"))).containsExactly("headers.x-a duplicate");
    }

    @Test
    void fourteenHeadersAreTheMost() {
        assertThat(accepted(with("headers", headers(14))).headers()).hasSize(14);
        assertThat(refused(with("headers", headers(15)))).containsExactly("headers too_many");
    }

    private static String headers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'X-" + i + "':'1'").collect(Collectors.joining(",", "{", "}"));
    }
}
