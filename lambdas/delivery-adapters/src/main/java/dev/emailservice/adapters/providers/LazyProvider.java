package dev.emailservice.adapters.providers;

import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailJob;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A provider that is made when the first email goes through it: one that is not used costs no cold start anything. */
final class LazyProvider implements EmailProvider {

    private final ProviderName name;
    private final Supplier<? extends EmailProvider> make;

    /** Written by {@link #provider} only, once. */
    private @Nullable EmailProvider made;

    LazyProvider(ProviderName name, Supplier<? extends EmailProvider> make) {
        this.name = name;
        this.make = make;
    }

    @Override
    public ProviderName name() {
        return name;
    }

    @Override
    public AttemptOutcome send(EmailJob job) {
        return with(provider -> provider.send(job));
    }

    @Override
    public AttemptOutcome probe(EmailJob probe) {
        return with(provider -> provider.probe(probe));
    }

    @Override
    public Optional<AccountUsage> account() {
        return provider().account();
    }

    private AttemptOutcome with(Function<EmailProvider, AttemptOutcome> call) {
        EmailProvider provider;
        try {
            provider = provider();
        } catch (RuntimeException misconfigured) {
            return new LocalFault("cannot_be_made_" + misconfigured.getClass().getSimpleName());
        }
        return call.apply(provider);
    }

    private synchronized EmailProvider provider() {
        EmailProvider present = made;
        if (present == null) {
            present = make.get();
            made = present;
        }
        return present;
    }
}
