package dev.emailservice.delivery.ledger;

/** The ledger can't be reached or refuses its service: lost infrastructure. */
public final class LedgerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
