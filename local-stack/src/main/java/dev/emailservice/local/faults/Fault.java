package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.util.random.RandomGenerator;

/** One thing that breaks while emails are sent, and what must hold all the same. */
public interface Fault {

    /** The name on the command line and in the table. */
    String name();

    /** What must hold, in a few words. */
    String bar();

    /** Called before the first email. */
    default void prepare(LocalStack stack, int emails, RandomGenerator random) {}

    /** Called after each accept, by several threads. */
    default void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {}

    /** Whether the bar holds. */
    boolean holds(Findings findings, int emails);
}
