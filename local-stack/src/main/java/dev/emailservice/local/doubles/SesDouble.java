package dev.emailservice.local.doubles;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A double of SES: {@code POST /v2/email/outbound-emails} (Simple and Raw) and {@code GET /v2/email/account}. */
public final class SesDouble extends ProviderDouble {

    /** The provider's name in settings. */
    public static final String NAME = "ses";

    private static final long SEED = 1;

    private SesDouble(DoubleServer server) {
        super(NAME, server);
    }

    /** Starts it at a free port of the loopback interface. */
    public static SesDouble start(Receipts receipts) {
        return start(receipts, InstantSource.system(), new SplittableRandom(SEED));
    }

    /** The same with a clock for the ends of faults, and the source of message ids and of a fraction's draws. */
    public static SesDouble start(Receipts receipts, InstantSource clock, RandomGenerator random) {
        var shared = new SharedRandom(random);
        return new SesDouble(new DoubleServer(new SesVendor(receipts, shared), receipts, clock, shared));
    }
}
