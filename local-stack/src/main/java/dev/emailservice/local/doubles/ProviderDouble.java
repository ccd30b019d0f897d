package dev.emailservice.local.doubles;

import java.net.URI;

/** A double of one provider: its wire format on loopback, and its failures on request. */
public sealed interface ProviderDouble extends AutoCloseable permits SesDouble, SendGridDouble {

    /** The provider's name in settings: {@code ses} or {@code sendgrid}. */
    String name();

    /** Its base URL, without a path. */
    URI endpoint();

    /** How it answers now; {@link Behaviour#OK} again once the time of a fault is over. */
    Behaviour behaviour();

    /** From now on it answers so. Requests that hang are let go: their connections are closed. */
    void behave(Behaviour behaviour);

    /** Stops it and drops every connection. */
    @Override
    void close();
}
