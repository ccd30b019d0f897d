package dev.emailservice.adapters.wire;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has put on the wire so far. The HTTP client's own hooks write it, because only they see the line
 * between a request that surely never left and one that may have arrived; exceptions blur it.
 *
 * <p>It also holds the rule that one attempt is one request: a second one, from whatever retry, is refused.
 */
public final class WireAttempt {

    private static final ScopedValue<WireAttempt> CURRENT = ScopedValue.newInstance();

    private boolean opened;
    private volatile boolean begun;
    private volatile @Nullable Answer answer;
    private volatile boolean aborted;
    private volatile @Nullable Runnable abort;

    /**
     * Makes the call, with this as {@link #current} for the hooks on the same thread.
     *
     * @throws X what the call throws
     */
    public <T, X extends Throwable> T run(ScopedValue.CallableOp<T, X> call) throws X {
        return ScopedValue.where(CURRENT, this).call(call);
    }

    /**
     * The attempt being made on this thread.
     *
     * @throws java.util.NoSuchElementException outside of {@link #run}
     */
    public static WireAttempt current() {
        return CURRENT.get();
    }

    /**
     * Notes that the HTTP client sets about its request.
     *
     * @throws SecondRequestException where it has already made one
     */
    public void open() throws SecondRequestException {
        if (opened) {
            throw new SecondRequestException();
        }
        opened = true;
    }

    /** Notes that from here on the request may have arrived. */
    public void begin() {
        begun = true;
    }

    /** Notes the head of the answer. */
    public void answered(Answer head) {
        answer = head;
    }

    /** Notes how to end the request from another thread; runs it at once where the attempt has already been aborted. */
    public void abortWith(Runnable action) {
        abort = action;
        if (aborted) {
            action.run();
        }
    }

    /** Ends the request, from any thread. */
    public void abort() {
        aborted = true;
        Runnable action = abort;
        if (action != null) {
            action.run();
        }
    }

    /** Whether the request may have arrived. While false it surely has not. */
    public boolean hasBegun() {
        return begun;
    }

    /** Whether it was ended from outside for taking too long. */
    public boolean isAborted() {
        return aborted;
    }

    /** The head of the answer, if one came. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** A retry that this service did not ask for. */
    public static final class SecondRequestException extends IOException {
        SecondRequestException() {
            super("one attempt is one request");
        }
    }
}
