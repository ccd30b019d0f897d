package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.ledger.LedgerState;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One thing that breaks while emails are sent, and what must hold all the same. */
public interface Fault {

    /** The name on the command line and in the table. */
    String name();

    /** What must hold, in a few words. */
    String bar();

    /** What the stack has to be for this fault: these options, or some of them changed. */
    default LocalStackOptions options(LocalStackOptions usual) {
        return usual;
    }

    /**
     * Whether it needs a stack that nothing ran on before, and leaves one that nothing can run on after. Others share one and
     * undo what {@link LocalStack#renew} does not.
     */
    default boolean wantsFreshStack() {
        return false;
    }

    /**
     * Called before the first email.
     *
     * @throws InterruptedException where the run is stopped
     */
    default void prepare(LocalStack stack, int emails, RandomGenerator random) throws InterruptedException {}

    /**
     * What the email with this number, from 0 on, has besides the fields of every other: members of its JSON object, each with a
     * comma before it. Called by several threads.
     */
    default String fieldsOf(int number) {
        return "";
    }

    /**
     * Called after each accept, by several threads, one at a time.
     *
     * @param accepted the number of this accept: each from 1 on once, not always in order
     * @throws InterruptedException where the run is stopped while this waits for the moment to break something
     */
    default void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {}

    /**
     * Called once after the last accept, while emails may still be under way.
     *
     * @throws InterruptedException where the run is stopped
     */
    default void allAccepted(LocalStack stack) throws InterruptedException {}

    /**
     * Called once after the last email, when nothing is under way any more and the stack still runs.
     *
     * @throws InterruptedException where the run is stopped
     */
    default void atRest(LocalStack stack) throws InterruptedException {}

    /**
     * The states of the ledger in which an email may end here though no provider took it; with {@code UNKNOWN} among them, one
     * that a provider took may stay so.
     */
    default Set<LedgerState> ends() {
        return Set.of();
    }

    /**
     * How often it really happened to an email under way, as far as it can be counted; what is counted is in {@link #bar}.
     * Final after {@link #atRest}.
     */
    int injected();

    /** Whether the bar holds. Never true where the fault did not happen: such a run has shown nothing. */
    boolean holds(Findings findings, int emails);
}
