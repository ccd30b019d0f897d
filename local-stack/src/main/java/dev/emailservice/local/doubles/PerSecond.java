package dev.emailservice.local.doubles;

import java.time.Instant;

/** Lets a number of requests through in each second of the clock. */
final class PerSecond {

    private long second;
    private int count;

    synchronized boolean admits(Instant now, int perSecond) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            count = 0;
        }
        return count++ < perSecond;
    }
}
