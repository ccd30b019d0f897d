package dev.emailservice.providerevents;

import dev.emailservice.adapters.events.VerificationKey;
import dev.emailservice.adapters.secrets.SecretsManagerClients;
import dev.emailservice.adapters.secrets.SecretsManagerSecret;
import java.time.InstantSource;
import java.util.Optional;

/** The webhook's verification key in Secrets Manager. */
record SecretVerificationKey(SecretsManagerSecret secret) implements VerificationKey {

    /** The key in the secret with this ARN; without an ARN there is none. */
    static VerificationKey of(Optional<String> arn, InstantSource clock) {
        if (arn.isEmpty()) {
            return new None();
        }
        return new SecretVerificationKey(
                new SecretsManagerSecret(SecretsManagerClients.builder().build(), arn.get(), clock));
    }

    @Override
    public Optional<String> current() {
        return secret.current();
    }

    @Override
    public void refresh() {
        secret.refresh();
    }

    /** SendGrid is no provider here. */
    private record None() implements VerificationKey {
        @Override
        public Optional<String> current() {
            return Optional.empty();
        }

        @Override
        public void refresh() {}
    }
}
