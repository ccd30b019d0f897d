package dev.emailservice.model.settings;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a function works with once, with its first use. Where that fails, the next use tries again. Safe for use by many
 * threads.
 */
public final class FirstUse<T> implements Supplier<T> {

    private final Supplier<? extends T> maker;

    /** Guarded by "this". */
    private @Nullable T made;

    /** What this maker makes. */
    public FirstUse(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    /** @throws RuntimeException the maker's, where it fails */
    @Override
    public synchronized T get() {
        T present = made;
        if (present == null) {
            present = maker.get();
            made = present;
        }
        return present;
    }
}
