package dev.emailservice.infra.config;

/**
 * How much of the API a client may use.
 *
 * @param perSecond requests a second, sustained
 * @param burst requests at once
 * @param perDay requests a day and API key
 */
public record ApiConfig(int perSecond, int burst, int perDay) {

    /** API Gateway's account-wide default (API Gateway quotas): a higher number here would promise what is not there. */
    private static final int ACCOUNT_PER_SECOND = 10_000;

    private static final int ACCOUNT_BURST = 5_000;

    static ApiConfig read(Section section) {
        ApiConfig api = new ApiConfig(
                section.integer("perSecond", 1, ACCOUNT_PER_SECOND),
                section.integer("burst", 1, ACCOUNT_BURST),
                section.integer("perDay", 1, Integer.MAX_VALUE));
        section.end();
        return api;
    }
}
