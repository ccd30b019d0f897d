package dev.emailservice.adapters.events;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key that a refresh may replace. */
final class HeldVerificationKey implements VerificationKey {

    private @Nullable String current;
    private @Nullable String afterRefresh;

    HeldVerificationKey(@Nullable String current) {
        this.current = current;
        this.afterRefresh = current;
    }

    HeldVerificationKey replacedBy(String next) {
        afterRefresh = next;
        return this;
    }

    @Override
    public Optional<String> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public void refresh() {
        current = afterRefresh;
    }
}
