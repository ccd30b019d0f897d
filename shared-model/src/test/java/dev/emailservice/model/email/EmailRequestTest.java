package dev.emailservice.model.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmailRequestTest {

    private static final String CANARY = "canary";

    @Test
    void nothingPrivateShowsInTheTextOfAnEmail() {
        EmailRequest email = email(List.of(new EmailAddress(CANARY + "@example.org", CANARY)));

        assertThat(email.toString()).isEqualTo("EmailRequest[3 recipients, 1 attachments]");
        assertThat(email.attachments().getFirst().toString()).doesNotContain(CANARY);
    }

    @Test
    void anAddressShowsMasked() {
        assertThat(new EmailAddress("canary@example.org", CANARY)).hasToString("c***@example.org");
        assertThat(EmailAddress.of("@example.org")).hasToString("***");
        assertThat(EmailAddress.of(CANARY)).hasToString("***");
    }

    @Test
    void theDomainIsWhatFollowsTheLastAt() {
        assertThat(EmailAddress.of("a@b@example.org").domain()).isEqualTo("example.org");
        assertThat(EmailAddress.of("nobody").domain()).isEmpty();
    }

    @Test
    void recipientsAreToThenCcThenBcc() {
        EmailRequest email = email(List.of(EmailAddress.of("to@example.org")));

        assertThat(email.recipients())
                .extracting(EmailAddress::email)
                .containsExactly("to@example.org", "cc@example.org", "bcc@example.org");
        assertThat(email.recipientCount()).isEqualTo(3);
    }

    @Test
    void aLaterChangeOfTheListsChangesNothing() {
        List<EmailAddress> to = new ArrayList<>(List.of(EmailAddress.of("to@example.org")));
        EmailRequest email = email(to);

        to.clear();

        assertThat(email.to()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> email.headers().put("X-Late", "1"));
    }

    @Test
    void anAttachmentGivesItsBytes() {
        assertThat(new Attachment("a.txt", "aGk=", "text/plain", null).bytes()).containsExactly('h', 'i');
    }

    @Test
    void whatCannotBeMissingIsNotMissing() {
        assertThatNullPointerException().isThrownBy(() -> EmailAddress.of(absent()));
        assertThatNullPointerException().isThrownBy(() -> new Tag("name", absent()));
        assertThatNullPointerException().isThrownBy(() -> new Attachment(absent(), "", "", null));
    }

    private static EmailRequest email(List<EmailAddress> to) {
        return new EmailRequest(
                new EmailAddress(CANARY + "@example.com", CANARY),
                to,
                List.of(EmailAddress.of("cc@example.org")),
                List.of(EmailAddress.of("bcc@example.org")),
                List.of(EmailAddress.of(CANARY + "@example.net")),
                CANARY,
                CANARY,
                CANARY,
                Map.of("X-Secret", CANARY),
                List.of(new Attachment(CANARY, CANARY, "text/plain", CANARY)),
                List.of(new Tag(CANARY, CANARY)));
    }

    /** What JSON without the field gives a constructor, whatever the types say. */
    @SuppressWarnings("NullAway")
    private static String absent() {
        return null;
    }
}
