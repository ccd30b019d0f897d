package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a worker knows of a provider's limits itself: those of the settings, and those of our account where it was the one to ask.
 * The stricter one holds. Guarded by its owner.
 */
final class BlindLimits {

    private final ProviderSettings settings;
    private final BlindDay day = new BlindDay();
    private @Nullable AccountUsage account;

    BlindLimits(ProviderSettings settings) {
        this.settings = settings;
    }

    void follow(ProviderPlan plan) {
        day.follow(perDay(), plan);
    }

    void account(AccountUsage usage) {
        account = usage;
    }

    /** See {@link BlindDay#use}. */
    void use(int recipients) {
        day.use(recipients);
    }

    /**
     * Recipients this worker may send more, without the fleet, or {@link ProviderPlan#UNLIMITED}.
     *
     * @param allowed those it may already
     */
    int permits(Demand demand, int allowed, Instant now, RandomGenerator random) {
        Double rate = perSecond();
        Long leftToday = day.left(perDay(), demand, now, random);
        if (rate == null && leftToday == null) {
            return ProviderPlan.UNLIMITED;
        }
        int byRate = rate == null
                ? demand.wanted()
                : BlindRate.permits(demand.wanted(), demand.largest(), rate, demand.ofFleet(), random);
        return leftToday == null ? byRate : Math.clamp(leftToday - allowed, 0, byRate);
    }

    /** The most recipients a second, or null where there is no limit. */
    @Nullable
    Double perSecond() {
        Integer own = settings.perSecond();
        Double accounts = account == null ? null : account.perSecond();
        if (own == null || accounts == null) {
            return own == null ? accounts : Double.valueOf(own);
        }
        return Math.min(own, accounts);
    }

    private @Nullable Long perDay() {
        Long own = settings.perDay();
        Long accounts = account == null ? null : account.perDay();
        if (own == null || accounts == null) {
            return own == null ? accounts : own;
        }
        return Math.min(own, accounts);
    }
}
