package dev.emailservice.local.doubles;

import java.net.URI;

/** A double of SendGrid. */
public final class SendGridDouble implements ProviderDouble {

    /** The provider's name in settings. */
    public static final String NAME = "sendgrid";

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
