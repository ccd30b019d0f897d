package dev.emailservice.infra.config;

import dev.emailservice.model.settings.OnUnknown;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one environment sends.
 *
 * @param domain the domain of the From addresses, which SES signs for
 * @param onUnknown what happens to an email whose attempt may or may not have been sent; absent: the worker's default
 */
public record SendingConfig(String domain, @Nullable OnUnknown onUnknown) {

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern POLICY = Pattern.compile("resend_now|hold");

    static SendingConfig read(Section section) {
        String domain = section.text("domain", DOMAIN, "a domain in lower case such as mail.example.org");
        String policy = section.optionalText("onUnknown", POLICY, "resend_now or hold");
        section.end();
        return new SendingConfig(
                domain,
                Arrays.stream(OnUnknown.values())
                        .filter(value -> value.name().equalsIgnoreCase(policy))
                        .findFirst()
                        .orElse(null));
    }

    /** Whether the domain is one of those nobody can own (RFC 2606), so that it must be changed before a deployment. */
    public boolean isPlaceholder() {
        return domain.matches("(.*\\.)?example\\.(com|net|org)");
    }
}
