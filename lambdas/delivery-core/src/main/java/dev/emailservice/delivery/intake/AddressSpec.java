package dev.emailservice.delivery.intake;

import dev.emailservice.delivery.intake.ParsedMailbox.Valid;
import dev.emailservice.model.email.EmailAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address itself: {@code local@domain} as RFC 5322's dot-atom. Quoted local parts and domain literals are legal there,
 * and refused here: providers don't deliver to them.
 */
final class AddressSpec {

    /** RFC 5321, section 4.5.3.1.1. */
    private static final int MAX_LOCAL_LENGTH = 64;

    /** RFC 5321, section 4.5.3.1.3: a path of 256, without its angle brackets. */
    private static final int MAX_LENGTH = 254;

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");

    private AddressSpec() {}

    /** The mailbox with this address and this display name. */
    static ParsedMailbox parse(String text, @Nullable String name) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            return ParsedMailbox.invalid("Give an address such as ada@example.com, or \"Ada\" <ada@example.com>.");
        }
        String local = text.substring(0, at);
        if (!HeaderText.isPrintableAscii(local)) {
            return ParsedMailbox.invalid("Use ASCII only before the @: SES has no SMTPUTF8.");
        }
        if (local.length() > MAX_LOCAL_LENGTH || !LOCAL.matcher(local).matches()) {
            return ParsedMailbox.invalid("Before the @, use 1 to 64 letters, digits and !#$%&'*+-/=?^_`{|}~,"
                    + " with single dots between them, and one address a string.");
        }
        Optional<String> domain = DomainName.toAscii(text.substring(at + 1));
        if (domain.isEmpty()) {
            return ParsedMailbox.invalid("After the @, give a full domain name such as example.com;"
                    + " one that has \u00df, \u03c2 or a joiner in it, in its Punycode form.");
        }
        String address = local + "@" + domain.get();
        if (address.length() > MAX_LENGTH) {
            return new ParsedMailbox.Broken(FieldErrorCode.TOO_LONG, "Use an address of at most 254 characters.");
        }
        return new Valid(new EmailAddress(address, name));
    }
}
