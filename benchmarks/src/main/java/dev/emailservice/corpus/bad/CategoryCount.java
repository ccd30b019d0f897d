package dev.emailservice.corpus.bad;

/**
 * What came of the requests of one category.
 *
 * @param category what is wrong with them
 * @param requests how many there are
 * @param refused how many were answered 4xx
 * @param asExpected how many got the very status, fields and codes they must get
 * @param failed how many were answered 5xx
 * @param queued messages that reached the queue
 * @param entries entries that reached the ledger
 * @param shown log lines that show content of a request
 */
public record CategoryCount(
        String category, int requests, int refused, int asExpected, int failed, int queued, int entries, int shown) {

    static CategoryCount none(String category) {
        return new CategoryCount(category, 0, 0, 0, 0, 0, 0, 0);
    }

    static CategoryCount of(String category, int status, boolean asExpected, int queued, int entries, int shown) {
        return new CategoryCount(
                category,
                1,
                status >= 400 && status < 500 ? 1 : 0,
                asExpected ? 1 : 0,
                status >= 500 ? 1 : 0,
                queued,
                entries,
                shown);
    }

    /** Both together, under this one's name. */
    public CategoryCount plus(CategoryCount other) {
        return new CategoryCount(
                category,
                requests + other.requests,
                refused + other.refused,
                asExpected + other.asExpected,
                failed + other.failed,
                queued + other.queued,
                entries + other.entries,
                shown + other.shown);
    }

    /** The same under another name. */
    public CategoryCount named(String name) {
        return new CategoryCount(name, requests, refused, asExpected, failed, queued, entries, shown);
    }

    /** Whether every request was refused as it must be and left nothing anywhere. */
    public boolean held() {
        return requests > 0 && refused == requests && asExpected == requests && failed + queued + entries + shown == 0;
    }
}
