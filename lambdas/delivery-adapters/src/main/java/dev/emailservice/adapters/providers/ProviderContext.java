package dev.emailservice.adapters.providers;

import dev.emailservice.adapters.sendgrid.ApiKeySource;
import dev.emailservice.model.settings.Variables;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What a provider may be made of.
 *
 * @param variables the environment
 * @param apiKeys the source of the API key in the secret with the given ARN; reads nothing yet
 * @param clock the time
 */
public record ProviderContext(Variables variables, Function<String, ApiKeySource> apiKeys, InstantSource clock) {}
