package dev.emailservice.local.doubles;

import java.net.URI;

/** A double of Ses. */
public final class SesDouble implements ProviderDouble {

    /** The provider's name in settings. */
    public static final String NAME = "ses";

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
        throw new UnsupportedOperationException();
    }

    @Override
    public Behaviour behaviour() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void behave(Behaviour behaviour) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
