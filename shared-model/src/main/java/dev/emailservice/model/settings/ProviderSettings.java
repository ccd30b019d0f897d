package dev.emailservice.model.settings;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.emailservice.model.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment decides about one provider.
 *
 * @param name which adapter it is: {@code ses} or {@code sendgrid}
 * @param enabled whether email may go through it; absent means yes
 * @param weight how much it is preferred: its cost is divided by this; absent means 1
 * @param perSecond the usage limit in recipients a second; absent means none
 * @param perDay the usage limit in recipients in 24 hours; absent means none
 * @param senderDomains the domains of From addresses that are verified there, in lower case; absent means all
 * @param region where it sends from, such as {@code eu}; absent means that nobody asks
 */
@JsonAutoDetect(isGetterVisibility = Visibility.NONE) // else isEnabled() is written in place of the component
public record ProviderSettings(
        String name,
        @Nullable Boolean enabled,
        @Nullable Double weight,
        @Nullable Integer perSecond,
        @Nullable Long perDay,
        @Nullable List<String> senderDomains,
        @Nullable String region) {

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /** @throws IllegalArgumentException where a value makes no sense, saying which */
    public ProviderSettings {
        check(name != null && name.matches("[a-z][a-z0-9-]{0,30}"), "name must match [a-z][a-z0-9-]{0,30}");
        check(weight == null || (weight > 0 && Double.isFinite(weight)), "weight must be above 0");
        check(perSecond == null || perSecond > 0, "perSecond must be above 0");
        check(perDay == null || perDay > 0, "perDay must be above 0");
        check(senderDomains == null || areDomains(senderDomains), "senderDomains must be domains in lower case");
        check(region == null || region.matches("[a-z][a-z0-9-]{0,30}"), "region must match [a-z][a-z0-9-]{0,30}");
        senderDomains = senderDomains == null ? null : List.copyOf(senderDomains);
    }

    /** An enabled provider without limits. */
    public static ProviderSettings of(String name) {
        return new ProviderSettings(name, true, 1.0, null, null, null, null);
    }

    /** The same with usage limits, in recipients; null for none. */
    public ProviderSettings withLimits(@Nullable Integer newPerSecond, @Nullable Long newPerDay) {
        return new ProviderSettings(name, enabled, weight, newPerSecond, newPerDay, senderDomains, region);
    }

    /** The same, preferred that much. */
    public ProviderSettings withWeight(double newWeight) {
        return new ProviderSettings(name, enabled, newWeight, perSecond, perDay, senderDomains, region);
    }

    /** The same, out of use. */
    public ProviderSettings disabled() {
        return new ProviderSettings(name, false, weight, perSecond, perDay, senderDomains, region);
    }

    /** Whether email may go through it. */
    public boolean isEnabled() {
        return enabled == null || enabled;
    }

    /** How much it is preferred. */
    public double weightOrDefault() {
        return weight == null ? 1.0 : weight;
    }

    /**
     * The providers in a JSON list, in order.
     *
     * @throws IllegalArgumentException where the text is no such list, or names a provider twice
     */
    public static List<ProviderSettings> parseList(String json) {
        try {
            ProviderSettings[] given = Json.ASCII.readValue(json, ProviderSettings[].class);
            check(given != null && given.length > 0, "at least one provider is needed");
            check(Arrays.stream(given).allMatch(Objects::nonNull), "a provider is null");
            check(
                    Arrays.stream(given).map(ProviderSettings::name).distinct().count() == given.length,
                    "a provider is listed twice");
            return List.of(given);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("PROVIDERS is not a list of providers: " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON that {@link #parseList} reads. */
    public static String formatList(List<ProviderSettings> providers) {
        try {
            return Json.ASCII.writeValueAsString(providers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean areDomains(List<String> names) {
        return !names.isEmpty()
                && names.stream()
                        .allMatch(name -> name != null && DOMAIN.matcher(name).matches());
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("provider settings: " + rule);
        }
    }
}
