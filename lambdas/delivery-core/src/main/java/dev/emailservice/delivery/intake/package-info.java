/** Accepting an email: ledger first, then queue, then the answer. */
@NullMarked
package dev.emailservice.delivery.intake;

import org.jspecify.annotations.NullMarked;
