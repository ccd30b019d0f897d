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
 * @param panicPolicy what happens while no provider is in order: {@code wait} or {@code try_anyway}
 */
public record SendingConfig(String domain, @Nullable OnUnknown onUnknown, String panicPolicy) {

    private static final String WAIT = "wait";

    /** Where probes of a provider come from; nobody is meant to answer, and none of them reaches anybody. */
    private static final String PROBE_SENDER = "no-reply";

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern POLICY = Pattern.compile("resend_now|confirm_first|hold");
    private static final Pattern PANIC = Pattern.compile(WAIT + "|try_anyway");

    static SendingConfig read(Section section) {
        String domain = section.text("domain", DOMAIN, "a domain in lower case such as mail.example.org");
        String policy = section.optionalText("onUnknown", POLICY, "resend_now, confirm_first or hold");
        String panic = section.optionalText("panicPolicy", PANIC, "wait or try_anyway");
        section.end();
        return new SendingConfig(
                domain,
                Arrays.stream(OnUnknown.values())
                        .filter(value -> value.name().equalsIgnoreCase(policy))
                        .findFirst()
                        .orElse(null),
                panic == null ? WAIT : panic);
    }

    /** The address that probes of a provider are sent from: one that every provider may send as. */
    public String probeFrom() {
        return PROBE_SENDER + "@" + domain;
    }

    /** Whether the domain is one of those nobody can own (RFC 2606), so that it must be changed before a deployment. */
    public boolean isPlaceholder() {
        return domain.matches("(.*\\.)?example\\.(com|net|org)");
    }
}
