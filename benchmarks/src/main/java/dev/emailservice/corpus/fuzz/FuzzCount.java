package dev.emailservice.corpus.fuzz;

/**
 * What came of the mutated requests. Everything from {@code failed} on must be 0.
 *
 * @param requests how many were sent
 * @param accepted how many were answered 202
 * @param refused how many were answered 4xx
 * @param failed how many were answered 5xx, or otherwise, or by an exception
 * @param leftBehind refused ones that left something on the queue or in the ledger
 * @param notOne accepted ones without exactly one message and one entry, also when sent again with their key
 * @param altered accepted ones whose message is not the email that the request means, or none that both providers carry
 * @param shown log lines that show content of a request
 */
public record FuzzCount(
        int requests, int accepted, int refused, int failed, int leftBehind, int notOne, int altered, int shown) {

    static final FuzzCount NONE = new FuzzCount(0, 0, 0, 0, 0, 0, 0, 0);

    FuzzCount plus(FuzzCount other) {
        return new FuzzCount(
                requests + other.requests,
                accepted + other.accepted,
                refused + other.refused,
                failed + other.failed,
                leftBehind + other.leftBehind,
                notOne + other.notOne,
                altered + other.altered,
                shown + other.shown);
    }

    /** Whether nothing happened that must not. */
    public boolean held() {
        return failed + leftBehind + notOne + altered + shown == 0 && accepted + refused == requests;
    }
}
