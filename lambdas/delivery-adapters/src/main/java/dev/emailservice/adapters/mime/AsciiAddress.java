package dev.emailservice.adapters.mime;

import dev.emailservice.model.email.EmailAddress;
import java.net.IDN;
import java.util.regex.Pattern;

/** An address as it stands in a header: ASCII, with an internationalised domain in Punycode. */
public final class AsciiAddress {

    /** Letters that IDNA 2003, all the JDK knows, folds into others: the email would go to another domain. */
    private static final String FOLDED_BY_IDNA_2003 = "ßς\u200c\u200d";

    /** One address and nothing around it: no bracket, comma or space could start another one in the same header. */
    private static final Pattern ONE_ADDRESS =
            Pattern.compile("[^\\s<>(),;:\"\\\\\\[\\]@]+@[^\\s<>(),;:\"\\\\\\[\\]@]+");

    private AsciiAddress() {}

    /**
     * The address with its domain in Punycode.
     *
     * @throws IllegalArgumentException where there is none; its message holds no address
     */
    public static String of(EmailAddress address) {
        String email = address.email();
        if (!ONE_ADDRESS.matcher(email).matches()) {
            throw new IllegalArgumentException("not one address");
        }
        if (HeaderText.isAscii(email)) {
            return email;
        }
        String domain = address.domain();
        String local = email.substring(0, email.length() - domain.length());
        if (!HeaderText.isAscii(local)) {
            throw new IllegalArgumentException("the local part is not ASCII");
        }
        if (domain.codePoints().anyMatch(letter -> FOLDED_BY_IDNA_2003.indexOf(letter) >= 0)) {
            throw new IllegalArgumentException("the domain has no certain ASCII form");
        }
        try {
            return local + IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes the domain.
            throw new IllegalArgumentException("the domain has no ASCII form");
        }
    }
}
