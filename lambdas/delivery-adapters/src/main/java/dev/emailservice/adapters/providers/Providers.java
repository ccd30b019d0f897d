package dev.emailservice.adapters.providers;

import dev.emailservice.adapters.sendgrid.ApiKeySource;
import dev.emailservice.adapters.sendgrid.SendGridBaseUrl;
import dev.emailservice.adapters.sendgrid.SendGridProvider;
import dev.emailservice.adapters.ses.SesProvider;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every provider this service knows; an environment's settings choose among them. */
public final class Providers {

    /**
     * The list of providers. Each entry reads its settings when it is looked up, so that a missing one is found at start,
     * and answers how to make the provider, which happens with its first email.
     */
    private static final Map<ProviderName, Function<ProviderContext, Supplier<? extends EmailProvider>>> KNOWN =
            Map.of(SesProvider.NAME, Providers::ses, SendGridProvider.NAME, Providers::sendGrid);

    private Providers() {}

    /**
     * The enabled providers, in the order of the settings.
     *
     * @throws IllegalArgumentException where a setting names a provider that nobody knows or has a value that makes no
     *     sense
     * @throws IllegalStateException where a provider lacks one of its environment variables, which the message names
     */
    public static List<EmailProvider> create(List<ProviderSettings> settings, ProviderContext context) {
        settings.forEach(setting -> known(new ProviderName(setting.name())));
        return settings.stream()
                .filter(ProviderSettings::isEnabled)
                .map(setting -> new ProviderName(setting.name()))
                .<EmailProvider>map(name -> new LazyProvider(name, known(name).apply(context)))
                .toList();
    }

    private static Function<ProviderContext, Supplier<? extends EmailProvider>> known(ProviderName name) {
        Function<ProviderContext, Supplier<? extends EmailProvider>> known = KNOWN.get(name);
        if (known == null) {
            throw new IllegalArgumentException("PROVIDERS names the unknown provider \"" + name + "\"; known are "
                    + KNOWN.keySet().stream().map(ProviderName::value).sorted().toList());
        }
        return known;
    }

    private static Supplier<EmailProvider> ses(ProviderContext context) {
        String configurationSet = context.variables()
                .optional(EnvironmentVariable.SES_CONFIGURATION_SET)
                .orElse(null);
        return () -> SesProvider.create(configurationSet);
    }

    private static Supplier<EmailProvider> sendGrid(ProviderContext context) {
        ApiKeySource apiKey =
                context.apiKeys().apply(context.variables().required(EnvironmentVariable.SENDGRID_SECRET_ARN));
        SendGridBaseUrl baseUrl = context.variables()
                .optional(EnvironmentVariable.SENDGRID_BASE_URL)
                .map(SendGridBaseUrl::parse)
                .orElse(SendGridBaseUrl.GLOBAL);
        return () -> SendGridProvider.create(baseUrl, apiKey, context.clock());
    }
}
