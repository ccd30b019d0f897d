package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.health.ProviderView;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How much of one provider's usage limits is used, in recipients: what the fleet knew at the last exchange, and what this
 * worker has reserved since. Guarded by its owner.
 */
final class UsageMeter {

    private final ProviderSettings limits;
    private final InstantSource clock;
    private long fleetSecond = Long.MIN_VALUE;
    private long fleetUsedThisSecond;
    private long fleetUsedToday;
    private long ownSecond = Long.MIN_VALUE;
    private long ownUsedThisSecond;
    private long ownUsedSinceView;

    UsageMeter(ProviderSettings limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether that many recipients still fit. An email larger than a whole second's limit has a second for itself. */
    boolean allows(int recipients) {
        long second = clock.instant().getEpochSecond();
        long thisSecond =
                (second == fleetSecond ? fleetUsedThisSecond : 0) + (second == ownSecond ? ownUsedThisSecond : 0);
        boolean fitsSecond =
                limits.perSecond() == null || thisSecond == 0 || thisSecond + recipients <= limits.perSecond();
        boolean fitsDay = limits.perDay() == null || fleetUsedToday + ownUsedSinceView + recipients <= limits.perDay();
        return fitsSecond && fitsDay;
    }

    /** Charges recipients in advance; a negative number gives them back. */
    void reserve(int recipients) {
        long second = clock.instant().getEpochSecond();
        if (second != ownSecond) {
            ownSecond = second;
            ownUsedThisSecond = 0;
        }
        ownUsedThisSecond = Math.max(0, ownUsedThisSecond + recipients);
        ownUsedSinceView += recipients;
    }

    /** Takes over the fleet's figures; {@code reported} recipients of ours are in them now. */
    void update(ProviderView view, int reported) {
        Instant now = clock.instant();
        fleetSecond = now.getEpochSecond();
        fleetUsedThisSecond = Math.max(0, view.usedThisSecond() - (fleetSecond == ownSecond ? ownUsedThisSecond : 0));
        fleetUsedToday = view.usedToday();
        ownUsedSinceView = Math.max(0, ownUsedSinceView - reported);
    }
}
