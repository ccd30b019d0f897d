package dev.emailservice.delivery.access;

import dev.emailservice.delivery.intake.SenderDomains;
import java.util.Locale;
import java.util.Set;

/** What came of checking a key. */
public sealed interface Access {

    /**
     * The caller is known.
     *
     * @param keyId the public part of its key
     * @param scopes what it may do
     * @param domains whose emails it may send
     * @param owner see {@link ApiKey#owner}: a secret, never to be logged or stored as it is
     */
    record Granted(String keyId, Set<Scope> scopes, SenderDomains domains, String owner) implements Access {

        /** The rights of a key. */
        public Granted {
            scopes = Set.copyOf(scopes);
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Granted[" + keyId + "]";
        }

        /** Whether the caller may do what takes this scope. */
        public boolean allows(Scope scope) {
            return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
        }
    }

    /** The caller is not let in. It is not told why. */
    record Refused(Reason reason) implements Access {}

    /** Why a caller is not let in: for the log. */
    enum Reason {
        /** No key was shown. */
        MISSING,
        /** Several keys were shown. */
        AMBIGUOUS,
        /** What was shown does not have the form of a key. */
        MALFORMED,
        /** There is no key with this id. */
        UNKNOWN,
        /** There is one, with another secret. */
        WRONG_SECRET,
        /** It is void. */
        REVOKED;

        /** The name in the log, such as {@code wrong_secret}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
