package dev.emailservice.infra.config;

import dev.emailservice.model.settings.ProviderSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one environment decides. {@code docs/configuration.md} explains each knob to people.
 *
 * @param name {@code dev}, {@code staging} or {@code prod}
 * @param account the AWS account's twelve digits; absent: the account of whoever deploys
 * @param region the AWS region
 * @param retainData whether queues, ledger, secrets and sending identity outlive their stack
 * @param alarmEmail who is told of an alarm; absent: nobody, until someone subscribes to the topic
 */
public record EnvironmentConfig(
        String name,
        @Nullable String account,
        String region,
        boolean retainData,
        @Nullable String alarmEmail,
        NetworkConfig network,
        RedisConfig redis,
        SendingConfig sending,
        List<ProviderConfig> providers,
        FunctionConfig functions,
        WorkerConfig worker,
        ApiConfig api,
        LogConfig logs) {

    private static final String PRODUCTION = "prod";

    /** Whether real customers depend on it. */
    public boolean isProduction() {
        return name.equals(PRODUCTION);
    }

    /** What the worker is told about its providers. */
    public List<ProviderSettings> providerSettings() {
        return providers.stream().map(ProviderConfig::settings).toList();
    }

    /** The names of its resources. */
    public ResourceNames names() {
        return new ResourceNames(name);
    }
}
