package dev.emailservice.infra.config;

import dev.emailservice.model.settings.KeyCache;

/**
 * How much of the API its clients may use together, and how long a revoked key may still work.
 *
 * @param perSecond requests a second, sustained
 * @param burst requests at once
 * @param keyCacheSeconds for how many seconds the authorizer uses a key without reading it again
 */
public record ApiConfig(int perSecond, int burst, int keyCacheSeconds) {

    /** API Gateway's account-wide default (API Gateway quotas): a higher number here would promise what is not there. */
    private static final int ACCOUNT_PER_SECOND = 10_000;

    private static final int ACCOUNT_BURST = 5_000;

    static ApiConfig read(Section section) {
        ApiConfig api = new ApiConfig(
                section.integer("perSecond", 1, ACCOUNT_PER_SECOND),
                section.integer("burst", 1, ACCOUNT_BURST),
                section.integer("keyCacheSeconds", 0, KeyCache.MAX_SECONDS));
        section.end();
        return api;
    }
}
