package dev.emailservice.delivery;

import java.time.Duration;

/** What may be concluded from an email's expiry by a clock that is not quite right. */
public final class Expiry {

    /**
     * How long an email that is stale by the clock of whoever looks is only not sent, before its end is written too. Meanwhile it
     * is offered again every few seconds, so that a worker whose clock is right sends it where the first one's is ahead; an end
     * can't be taken back. A minute is far more than a clock that is kept in time is ever wrong, and little to somebody who waits
     * for word of an email that is too late anyway.
     */
    public static final Duration GRACE = Duration.ofSeconds(60);

    private Expiry() {}
}
