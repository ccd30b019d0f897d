package dev.emailservice.adapters.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.email.EmailAddress;
import jakarta.mail.internet.InternetAddress;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Checked against a mail library that has nothing to do with the writer. */
final class MailboxTest {

    @Test
    void anAsciiNameIsQuotedAndItsQuotesEscaped() {
        assertThat(Mailbox.of(new EmailAddress("a@example.com", "O\"Neil, \\ Co.")))
                .isEqualTo("\"O\\\"Neil, \\\\ Co.\" <a@example.com>");
    }

    @Test
    void anAddressWithoutANameStandsAlone() {
        assertThat(Mailbox.of(EmailAddress.of("a@example.com"))).isEqualTo("a@example.com");
        assertThat(Mailbox.of(new EmailAddress("a@example.com", "  "))).isEqualTo("a@example.com");
    }

    @Test
    void noEncodedWordIsLongerThan75Characters() {
        String mailbox = Mailbox.of(new EmailAddress("a@example.com", "é€👋".repeat(60)));

        assertThat(mailbox.split(" ")).allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(75));
        assertThat(mailbox).matches("\\p{ASCII}+");
    }

    @Test
    void anyNameIsReadBackAsItWas() throws Exception {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String letters = "abc XYZ\"\\.,;:<>()[]@=?_ éßžŁ€中文👋\u0301";
        int[] alphabet = letters.codePoints().toArray();
        for (int i = 0; i < 500; i++) {
            StringBuilder name = new StringBuilder("n");
            for (int length = random.nextInt(80); length > 0; length--) {
                name.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            name.append('.');
            InternetAddress read =
                    new InternetAddress(Mailbox.of(new EmailAddress("a@example.com", name.toString())), true);
            assertThat(read.getPersonal()).as("seed %d", seed).isEqualTo(name.toString());
            assertThat(read.getAddress()).isEqualTo("a@example.com");
        }
    }
}
