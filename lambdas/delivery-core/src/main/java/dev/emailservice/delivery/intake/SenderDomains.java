package dev.emailservice.delivery.intake;

import dev.emailservice.model.email.EmailAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The domains a From address may have. No provider sends as anybody else, so that such an email is better refused at the
 * door than by each provider in turn.
 *
 * @param names in lower case, a subdomain by its own name; empty: any domain
 */
public record SenderDomains(Set<String> names) {

    /** Any domain: the providers decide. */
    public static final SenderDomains ANY = new SenderDomains(Set.of());

    public SenderDomains {
        names = Set.copyOf(names);
    }

    /** The domains of a setting, separated by commas. Nothing but commas and blanks is {@link #ANY}. */
    public static SenderDomains parse(String setting) {
        return new SenderDomains(Arrays.stream(setting.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether an email may come from this address. */
    public boolean allow(EmailAddress from) {
        return names.isEmpty() || names.contains(from.domain().toLowerCase(Locale.ROOT));
    }
}
