package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one way in which all of this package says that the table could not be asked. */
final class NoAnswer {

    private NoAnswer() {}

    static LedgerUnavailableException of(SdkException cause) {
        return new LedgerUnavailableException("the ledger's table gave no answer", cause);
    }
}
