package dev.emailservice.sendemail.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.json.Json;
import dev.emailservice.sendemail.door.Reading;
import dev.emailservice.sendemail.door.Readings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawEmailTest {

    private static final String HEAD = """
            From: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= <app@example.com>
            To: "Ada" <ada@example.org>, Alan <alan@example.org>
            Cc: carol@example.org
            Subject: =?UTF-8?B?R3LDvMOfZSDwn5iA?=
            Message-ID: <1@example.com>
            Date: Wed, 25 Nov 2026 10:00:00 +0000
            X-One: 1
            MIME-Version: 1.0
            """;

    private static final String NESTED = HEAD + """
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe
            --a
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: base64

            PHA+SGk8L3A+
            --r
            Content-Type: image/png; name=logo.png
            Content-Transfer-Encoding: base64
            Content-ID: <logo>
            Content-Disposition: inline; filename=logo.png

            YQ==
            --r--
            --a--
            --m
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename*=UTF-8''%C3%BC.pdf

            YWJj
            --m--
            """;

    private static Reading read(String message) {
        return read(message, "\r\n", request -> {});
    }

    private static Reading read(String message, String lineEnd, Consumer<ObjectNode> change) {
        byte[] bytes = message.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
        ObjectNode request = Json.ASCII.createObjectNode();
        request.putObject("Content")
                .putObject("Raw")
                .put("Data", Base64.getEncoder().encodeToString(bytes));
        change.accept(request);
        return SendEmailReader.read(request.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void bodiesAndFilesAreTakenOutOfTheirNest(String lineEnd) {
        EmailRequest email = Readings.email(read(NESTED, lineEnd, request -> {}));

        assertThat(email.from()).isEqualTo(new EmailAddress("app@example.com", "Grüße"));
        assertThat(email.to())
                .containsExactly(
                        new EmailAddress("ada@example.org", "Ada"), new EmailAddress("alan@example.org", "Alan"));
        assertThat(email.cc()).containsExactly(EmailAddress.of("carol@example.org"));
        assertThat(email.subject()).isEqualTo("Grüße \ud83d\ude00");
        assertThat(email.text()).isEqualTo("Grüße");
        assertThat(email.html()).isEqualTo("<p>Hi</p>");
        assertThat(email.headers()).isEqualTo(Map.of("X-One", "1"));
        assertThat(email.attachments())
                .containsExactly(
                        new Attachment("logo.png", "YQ==", "image/png", "logo"),
                        new Attachment("ü.pdf", "YWJj", "application/pdf", null));
    }

    @Test
    void aPlainMessageIsATextWithLineFeeds() {
        EmailRequest email = Readings.email(read(HEAD + "\nHello\nAda\n"));

        assertThat(email.text()).isEqualTo("Hello\nAda\n");
        assertThat(email.html()).isNull();
    }

    @Test
    void linesThatWereBrokenForTheWayAreWholeAgain() {
        String flowed =
                HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\n\nOne \nline\n> two \n> quoted\n";

        assertThat(Readings.email(read(flowed)).text()).isEqualTo("One line\n> two \n> quoted\n");
    }

    @Test
    void whoeverTheDestinationAddsIsHidden() {
        EmailRequest email = Readings.email(read(
                HEAD + "\nHi\n",
                "\r\n",
                request -> request.putObject("Destination")
                        .putArray("ToAddresses")
                        .add("Ada <ADA@example.org>")
                        .add("alan@example.org")
                        .add("carol@example.org")
                        .add("boole@example.org")));

        assertThat(email.to()).hasSize(2);
        assertThat(email.bcc()).containsExactly(EmailAddress.of("boole@example.org"));
    }

    @Test
    void whoeverIsShownMustBeInTheDestination() {
        Reading reading = read(
                HEAD + "\nHi\n",
                "\r\n",
                request ->
                        request.putObject("Destination").putArray("ToAddresses").add("ada@example.org"));

        assertThat(Readings.errors(reading)).containsExactly("Destination required");
    }

    @Test
    void theSenderOfTheRequestIsTheMessagesOrNone() {
        assertThat(Readings.errors(
                        read(HEAD + "\nHi\n", "\r\n", request -> request.put("FromEmailAddress", "b@example.com"))))
                .containsExactly("FromEmailAddress not_supported");
        assertThat(Readings.email(read(
                                HEAD + "\nHi\n", "\r\n", request -> request.put("FromEmailAddress", "app@example.com")))
                        .from()
                        .name())
                .isEqualTo("Grüße");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // signed, which would not be true any more
                "Content-Type: multipart/signed; boundary=s\n\n--s\n\nHi\n--s\nContent-Type: application/pgp-signature\n\nx\n--s--\n",
                // a file without a name
                "Content-Type: multipart/mixed; boundary=s\n\n--s\n\nHi\n--s\nContent-Type: image/png\n\nx\n--s--\n",
                // two bodies, one after the other
                "Content-Type: multipart/mixed; boundary=s\n\n--s\n\nHi\n--s\n\nHo\n--s--\n",
                // an alternative that nobody else builds
                "Content-Type: multipart/alternative; boundary=s\n\n--s\n\nHi\n--s\nContent-Type: text/calendar\n\nx\n--s--\n",
                // cut short
                "Content-Type: multipart/mixed; boundary=s\n\n--s\n\nHi\n",
                // no ASCII, and no charset
                "Content-Type: text/plain\n\nü\n",
                "Content-Type: text/plain; charset=klingon\n\nHi\n",
                "Content-Type: text/plain; x=y\n\nHi\n",
                "Content-Type: nonsense\n\nHi\n",
                "Content-Type: text/plain\nContent-Type: text/html\n\nHi\n",
                "Content-Language: de\n\nHi\n",
                "Content-Transfer-Encoding: base64\n\n%%%\n",
                "Content-Transfer-Encoding: x-uuencode\n\nHi\n",
                "To: eve@example.org\n\nHi\n",
                "Bcc: friends: a@example.org;\n\nHi\n",
                "Reply-To: a@example.org b@example.org\n\nHi\n",
                "Subject: again\n\nHi\n",
            })
    void whatWouldNotComeOutAsItWentInIsRefused(String rest) {
        assertThat(Readings.errors(read(HEAD + rest))).containsExactly("Content.Raw.Data invalid_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sender: b@example.com", "X-SES-CONFIGURATION-SET: s", "Return-Path: b@example.com"})
    void aHeaderThatTheServiceOrAProviderSetsIsRefusedByName(String header) {
        String name = header.substring(0, header.indexOf(':'));

        assertThat(Readings.errors(read(HEAD + header + "\n\nHi\n")))
                .containsExactly("Content.Raw.Data.headers." + name + " reserved");
    }

    @Test
    void aNestDeeperThanAnyMailProgramMakesIsRefusedAndNotClimbedInto() {
        StringBuilder deep = new StringBuilder(HEAD);
        for (int i = 0; i < 20_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(Readings.errors(read(deep.toString()))).containsExactly("Content.Raw.Data invalid_format");
    }

    @Test
    void whatIsNoBase64IsRefused() {
        assertThat(Readings.errors(SendEmailReader.read("{\"Content\":{\"Raw\":{\"Data\":\"%\"}}}")))
                .containsExactly("Content.Raw.Data invalid_format");
    }
}
