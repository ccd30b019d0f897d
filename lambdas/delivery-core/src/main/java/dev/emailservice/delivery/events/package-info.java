/** What providers say of an email after they were given it, and what that means for the ledger. */
@NullMarked
package dev.emailservice.delivery.events;

import org.jspecify.annotations.NullMarked;
