/** What the ledger tells the senders of emails, and the one thing they may change: that an email is not sent after all. */
@NullMarked
package dev.emailservice.delivery.status;

import org.jspecify.annotations.NullMarked;
