package dev.emailservice.local.faults;

import java.util.List;
import java.util.function.Supplier;

/** The faults this project knows how to inject. A fault is made anew for each run. */
public final class Faults {

    private Faults() {}

    /** Every fault, in the order they run. */
    public static List<Supplier<Fault>> all() {
        return List.of(HalfErrors::new, ProviderDown::new, WorkerKilled::new, RedisKilled::new, MalformedMessages::new);
    }
}
