/** The ledger port: the durable record of each email. */
@NullMarked
package dev.emailservice.delivery.ledger;

import org.jspecify.annotations.NullMarked;
