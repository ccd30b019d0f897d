package dev.emailservice.processqueue;

import dev.emailservice.adapters.redis.RedisCredentials;
import dev.emailservice.adapters.secrets.SecretsManagerClients;
import dev.emailservice.adapters.secrets.SecretsManagerSecret;
import dev.emailservice.adapters.sendgrid.ApiKeySource;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The worker's secrets, read from Secrets Manager when they are first needed. */
final class Secrets {

    private final InstantSource clock;

    /** Guarded by "this". */
    private @Nullable SecretsManagerClient client;

    Secrets(InstantSource clock) {
        this.clock = clock;
    }

    /** The API key in the secret with this ARN. */
    ApiKeySource apiKey(String arn) {
        Supplier<SecretsManagerSecret> secret = lazily(arn);
        return new ApiKeySource() {
            @Override
            public Optional<String> current() {
                return secret.get().current();
            }

            @Override
            public void refresh() {
                secret.get().refresh();
            }
        };
    }

    /** Redis' credentials in the secret with this ARN, read anew at each connection: the password may have been rotated. */
    Supplier<Optional<RedisCredentials>> redisCredentials(String arn) {
        Supplier<SecretsManagerSecret> secret = lazily(arn);
        return () -> {
            secret.get().refresh();
            return secret.get().current().flatMap(RedisCredentials::parse);
        };
    }

    private Supplier<SecretsManagerSecret> lazily(String arn) {
        return new Supplier<>() {
            private @Nullable SecretsManagerSecret made;

            @Override
            public synchronized SecretsManagerSecret get() {
                SecretsManagerSecret present = made;
                if (present == null) {
                    present = new SecretsManagerSecret(client(), arn, clock);
                    made = present;
                }
                return present;
            }
        };
    }

    private synchronized SecretsManagerClient client() {
        SecretsManagerClient present = client;
        if (present == null) {
            present = SecretsManagerClients.builder().build();
            client = present;
        }
        return present;
    }
}
