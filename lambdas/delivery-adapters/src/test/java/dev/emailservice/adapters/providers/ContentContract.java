package dev.emailservice.adapters.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.providers.ReceivedEmail.Mailbox;
import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.WireServer;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault.Scope;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailJob;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is delivered is what was accepted: every field, unchanged, through any provider. */
public interface ContentContract extends ProviderUnderTest {

    /** Sends the email and answers what the provider took. */
    private ReceivedEmail received(EmailJob job) throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            provider(server.uri(), PATIENT).send(job);
            assertThat(server.requests()).hasSize(1);
            return read(server.requests().getFirst());
        }
    }

    @Test
    default void everyNameAndAddressArrivesDecodedAsItWasWrittenAndDomainsInPunycode() throws Exception {
        ReceivedEmail email = received(Emails.full());

        assertThat(email.from()).isEqualTo(new Mailbox("news@xn--bcher-kva.example", "Bücher & Söhne"));
        assertThat(email.to())
                .containsExactly(
                        new Mailbox("ada@example.com", "Ada \"The Countess\" \\ Lovelace"),
                        new Mailbox("Zoe.o'neil+tag@example.com", Emails.LONG_NAME));
        assertThat(email.cc()).containsExactly(new Mailbox("cc@example.com", "=?UTF-8?Q?no_word?="));
        assertThat(email.replyTo())
                .containsExactly(
                        new Mailbox("help@example.com", "Help (desk)"), new Mailbox("second@example.com", null));
    }

    @Test
    default void blindCopiesAreRecipientsAndStandNowhereElse() throws Exception {
        ReceivedEmail email = received(Emails.full());

        assertThat(email.bcc())
                .containsExactly(
                        new Mailbox("hidden@example.com", "Hidden"),
                        new Mailbox("veiled@xn--hxajbheg2az3al.example", null));
        assertThat(email.headers().toString() + email.to() + email.cc() + email.tags())
                .doesNotContain("hidden")
                .doesNotContain("veiled");
    }

    @Test
    default void subjectAndBodiesArriveLetterByLetter() throws Exception {
        ReceivedEmail email = received(Emails.full());

        EmailRequest sent = Emails.full().email();
        assertThat(email.subject()).isEqualTo(sent.subject());
        assertThat(email.text()).isEqualTo(sent.text());
        assertThat(email.html()).isEqualTo(sent.html());
    }

    @Test
    default void theEmailCarriesItsIdAsAHeaderThatNoCallerCanSetAndInTheProvidersEvents() throws Exception {
        ReceivedEmail email = received(Emails.full());

        assertThat(email.headers())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("X-Email-Id", Emails.ID.value(), "X-Campaign", "spring; \"quoted\""));
        assertThat(email.emailId()).isEqualTo(Emails.ID.value());
        assertThat(email.tags()).containsExactlyInAnyOrder("kind:receipt", "team:a_b-c");
    }

    @Test
    default void attachmentsArriveByteByByteAndAnInlineImageKeepsItsContentId() throws Exception {
        List<ReceivedEmail.File> files = received(Emails.full()).files();

        assertThat(files)
                .extracting(ReceivedEmail.File::filename)
                .containsExactly("bytes.bin", "Übersicht.txt", "logo.png");
        assertThat(files)
                .extracting(ReceivedEmail.File::type)
                .containsExactly("application/octet-stream", "text/plain", "image/png");
        assertThat(files.getFirst().bytes()).isEqualTo(Emails.EVERY_BYTE);
        assertThat(files)
                .extracting(ReceivedEmail.File::disposition)
                .containsExactly("attachment", "attachment", "inline");
        assertThat(files).extracting(ReceivedEmail.File::contentId).containsExactly(null, null, "logo@1");
    }

    @Test
    default void anEmailWithoutOptionalPartsArrivesWithoutThem() throws Exception {
        ReceivedEmail email = received(Emails.plain());

        assertThat(email.html()).isNull();
        assertThat(email.from()).isEqualTo(new Mailbox("from@example.com", null));
        assertThat(email.cc()).isEmpty();
        assertThat(email.bcc()).isEmpty();
        assertThat(email.replyTo()).isEmpty();
        assertThat(email.files()).isEmpty();
    }

    @TestFactory
    default Stream<DynamicTest> aLineBreakInAnyHeaderTextIsRefusedBeforeTheWire() {
        EmailRequest plain = Emails.plain().email();
        return Stream.of("\r\nBcc: evil@example.com", "\nX: y", "\rX: y", "a\u0000b")
                .flatMap(text -> Stream.of(
                        changed(plain, EmailAddress.of("a@example.com"), text, Map.of()),
                        changed(plain, new EmailAddress("a@example.com", text), "s", Map.of()),
                        changed(plain, EmailAddress.of("a@example.com" + text), "s", Map.of()),
                        changed(plain, EmailAddress.of("a@example.com"), "s", Map.of("X-A", text)),
                        changed(plain, EmailAddress.of("a@example.com"), "s", Map.of("X-A" + text, "v")),
                        withFile(plain, new Attachment(text, "QQ==", "text/plain", null), new Tag("a", "b")),
                        withFile(plain, new Attachment("a", "QQ==", "text/plain" + text, null), new Tag("a", "b")),
                        withFile(plain, new Attachment("a", "QQ==", "text/plain", text), new Tag("a", "b")),
                        withFile(plain, new Attachment("a", "QQ==", "text/plain", null), new Tag("a", text))))
                .map(email ->
                        DynamicTest.dynamicTest("a line break", () -> assertRefused(email, "line_break_in_header")));
    }

    @Test
    default void anAddressThatIsNotOneOrHasNoAsciiFormIsRefusedBeforeTheWire() throws Exception {
        EmailRequest plain = Emails.plain().email();

        assertRefused(changed(plain, EmailAddress.of("grüße@example.com"), "s", Map.of()), "address_invalid");
        assertRefused(
                changed(plain, EmailAddress.of("a@example.com>, <b@example.com"), "s", Map.of()), "address_invalid");
        assertRefused(changed(plain, EmailAddress.of("a@example.com,b@example.com"), "s", Map.of()), "address_invalid");
        assertRefused(changed(plain, EmailAddress.of("nobody"), "s", Map.of()), "address_invalid");
        assertRefused(changed(plain, EmailAddress.of("a@faß.example"), "s", Map.of()), "address_invalid");
    }

    private void assertRefused(EmailRequest email, String reason) throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            assertThat(provider(server.uri(), PATIENT).send(Emails.job(email)))
                    .isEqualTo(new MessageFault(reason, Scope.EVERY_PROVIDER));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static EmailRequest changed(
            EmailRequest email, EmailAddress to, String subject, Map<String, String> headers) {
        return new EmailRequest(
                email.from(),
                List.of(to),
                email.cc(),
                email.bcc(),
                email.replyTo(),
                subject,
                email.html(),
                email.text(),
                headers,
                email.attachments(),
                email.tags());
    }

    private static EmailRequest withFile(EmailRequest email, Attachment file, Tag tag) {
        return new EmailRequest(
                email.from(),
                email.to(),
                email.cc(),
                email.bcc(),
                email.replyTo(),
                email.subject(),
                email.html(),
                email.text(),
                email.headers(),
                List.of(file),
                List.of(tag));
    }
}
