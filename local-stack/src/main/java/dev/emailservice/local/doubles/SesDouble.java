package dev.emailservice.local.doubles;

import java.net.URI;

/** A double of Ses. */
public final class SesDouble implements ProviderDouble {

    /** The provider's name in settings. */
    public static final String NAME = "ses";

    private final java.util.concurrent.atomic.AtomicReference<Behaviour> behaviour =
            new java.util.concurrent.atomic.AtomicReference<>(Behaviour.OK);

    private SesDouble() {}

    /** Starts it at a free port of the loopback interface. */
    public static SesDouble start(Receipts receipts) {
        return new SesDouble();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1");
    }

    @Override
    public Behaviour behaviour() {
        return behaviour.get();
    }

    @Override
    public void behave(Behaviour behaviour) {
        this.behaviour.set(behaviour);
    }

    @Override
    public void close() {}
}
