package dev.emailservice.local.doubles;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A double of SendGrid: {@code POST /v3/mail/send}, sandbox mode included. */
public final class SendGridDouble extends ProviderDouble {

    /** The provider's name in settings. */
    public static final String NAME = "sendgrid";

    private static final long SEED = 2;

    private SendGridDouble(DoubleServer server) {
        super(NAME, server);
    }

    /** Starts it at a free port of the loopback interface. */
    public static SendGridDouble start(Receipts receipts) {
        return start(receipts, InstantSource.system(), new SplittableRandom(SEED));
    }

    /** The same with a clock for the ends of faults, and the source of message ids and of a fraction's draws. */
    public static SendGridDouble start(Receipts receipts, InstantSource clock, RandomGenerator random) {
        var shared = new SharedRandom(random);
        return new SendGridDouble(new DoubleServer(new SendGridVendor(shared), receipts, clock, shared));
    }
}
