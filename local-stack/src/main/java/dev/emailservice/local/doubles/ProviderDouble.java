package dev.emailservice.local.doubles;

import java.net.URI;
import java.util.regex.Pattern;

/** A double of one provider: its wire format on loopback, and its failures on request. */
public abstract sealed class ProviderDouble implements AutoCloseable permits SesDouble, SendGridDouble {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final String name;
    private final DoubleServer server;

    ProviderDouble(String name, DoubleServer server) {
        this.name = name;
        this.server = server;
    }

    /** The provider's name in settings: {@code ses} or {@code sendgrid}. */
    public final String name() {
        return name;
    }

    /** Its base URL, without a path. */
    public final URI endpoint() {
        return server.endpoint();
    }

    /** How it answers now; {@link Behaviour#OK} again once the time of a fault is over. */
    public final Behaviour behaviour() {
        return server.behaviour();
    }

    /** From now on it answers so. Requests that hang are let go: their connections are closed. */
    public final void behave(Behaviour behaviour) {
        server.behave(behaviour);
    }

    /** From now on this hears of each email that it accepts. */
    public final void tell(Afterwards afterwards) {
        server.tell(afterwards);
    }

    /** Drops the events that are not told yet, and waits for those that are being told. */
    public final void forgetEvents() {
        server.forgetEvents();
    }

    /** From now on an email whose request holds this is refused for good with 400. */
    public final void refuse(Pattern content) {
        server.refuse(content);
    }

    /** From now on its errors quote this, as a vendor's quote an address; empty for nothing. */
    public final void quote(String text) {
        server.quote(text);
    }

    /** From now on it answers as a new one does, and refuses and quotes nothing. */
    public final void renew() {
        server.behave(Behaviour.OK);
        server.refuse(NOTHING);
        server.quote("");
    }

    /** Stops it and drops every connection. */
    @Override
    public final void close() {
        server.close();
    }
}
