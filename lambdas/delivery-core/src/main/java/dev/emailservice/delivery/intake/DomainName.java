package dev.emailservice.delivery.intake;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** The domain of an address, in the form that DNS and both providers take. */
final class DomainName {

    /** RFC 1035, section 2.3.4, without the final dot. */
    private static final int MAX_LENGTH = 253;

    /** At least two labels of letters, digits and inner hyphens; the last is not all digits, as an IPv4 address would be. */
    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?![0-9]+$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /**
     * The characters that {@link IDN} (IDNA 2003) maps away and today's registries (IDNA 2008) do not: the email would go to
     * another domain (UTS #46, section 4.3 "Deviations").
     */
    private static final Pattern DEVIATION = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private DomainName() {}

    /** The domain in ASCII, international labels in Punycode; empty where it is no host name with at least one dot. */
    static Optional<String> toAscii(String domain) {
        if (domain.length() > MAX_LENGTH || DEVIATION.matcher(domain).find()) {
            return Optional.empty();
        }
        return convert(domain)
                .filter(ascii ->
                        ascii.length() <= MAX_LENGTH && FORM.matcher(ascii).matches());
    }

    private static Optional<String> convert(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
