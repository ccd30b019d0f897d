package dev.emailservice.sendemail.ses;

import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;
import java.util.Set;

/** {@code Destination}. */
final class Destinations {

    private static final Set<String> KNOWN = Set.of("ToAddresses", "CcAddresses", "BccAddresses");

    private Destinations() {}

    /** The destination of the request; one without addresses where there is none. */
    static ObjectReader of(ObjectReader request, Draft draft) {
        return draft.child(request, "Destination", KNOWN, Set.of());
    }
}
