package dev.emailservice.local.doubles;

import java.net.URI;

/** A double of SendGrid. */
public final class SendGridDouble implements ProviderDouble {

    /** The provider's name in settings. */
    public static final String NAME = "sendgrid";

    private final java.util.concurrent.atomic.AtomicReference<Behaviour> behaviour =
            new java.util.concurrent.atomic.AtomicReference<>(Behaviour.OK);

    private SendGridDouble() {}

    /** Starts it at a free port of the loopback interface. */
    public static SendGridDouble start(Receipts receipts) {
        return new SendGridDouble();
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
