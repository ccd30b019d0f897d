package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.config.ProviderConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * One secret for every provider that needs one. Each begins with a random value, which the provider refuses, until a
 * person puts the real key in: a key never passes through the template.
 */
public final class ProviderSecrets extends Construct {

    private static final String SENDGRID = "sendgrid";

    private final Map<ProviderConfig, Secret> secrets = new LinkedHashMap<>();
    private final Optional<Secret> sendGridWebhook;

    /** The secrets of the environment's providers. */
    public ProviderSecrets(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        config.providers().stream().filter(ProviderConfig::needsSecret).forEach(provider -> {
            Secret secret = Secret.Builder.create(this, provider.name())
                    .secretName(config.names().of(provider.name()))
                    .description("The API key of the provider " + provider.name() + ", as a bare string")
                    .removalPolicy(Removal.of(config))
                    .build();
            secrets.put(provider, secret);
        });
        this.sendGridWebhook = config.providers().stream()
                .filter(provider -> provider.name().equals(SENDGRID))
                .findFirst()
                .map(_ -> Secret.Builder.create(this, "SendGridWebhook")
                        .secretName(config.names().of("sendgrid-webhook-key"))
                        .description("The public key SendGrid's Event Webhook is verified with, as a bare string")
                        .removalPolicy(Removal.of(config))
                        .build());
    }

    /** Each provider that needs a secret, with it. */
    public Map<ProviderConfig, Secret> byProvider() {
        return Map.copyOf(secrets);
    }

    /** The secret with the key of SendGrid's webhook; empty where SendGrid is no provider. */
    public Optional<Secret> sendGridWebhook() {
        return sendGridWebhook;
    }
}
