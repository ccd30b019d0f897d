/** The durable record of each email: its states and where it is stored. */
@NullMarked
package dev.emailservice.model.ledger;

import org.jspecify.annotations.NullMarked;
