package dev.emailservice.local.events;

import java.util.List;

/** The way a provider's events go. */
interface EventChannel {

    /** Tells the events in their order; whether they were heard. Those that were not are told again later. */
    boolean tell(List<ToldEvent> events) throws InterruptedException;

    /** Lets go of what it holds. */
    default void close() {}
}
