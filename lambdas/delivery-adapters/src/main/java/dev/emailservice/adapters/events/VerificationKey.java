package dev.emailservice.adapters.events;

import java.util.Optional;

/** Where the public key comes from that a webhook is verified with. Neither method throws, and both bound their wait. */
public interface VerificationKey {

    /** The key as SendGrid shows it: X.509 in base64; empty where it can't be had now. */
    Optional<String> current();

    /** Asks for the key anew, as when a signature does not fit: it may have been replaced. */
    void refresh();
}
