package dev.emailservice.delivery.routing;

import java.util.Locale;

/** What happens to an email while every provider that may carry it is out of order. */
public enum PanicPolicy {
    /** It waits in the queue; a probe finds out when a provider is well again. */
    WAIT,
    /**
     * It is offered to the cheapest one all the same, within the limits: to none that asked to be left alone or that an operator
     * has taken out, and to one that can't work until somebody acts only where there is no other.
     */
    TRY_ANYWAY;

    /**
     * The policy of that name, in lower case.
     *
     * @throws IllegalArgumentException where there is none, naming those there are
     */
    public static PanicPolicy parse(String name) {
        for (PanicPolicy policy : values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(name)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("PANIC_POLICY must be wait or try_anyway, not \"" + name + "\"");
    }
}
