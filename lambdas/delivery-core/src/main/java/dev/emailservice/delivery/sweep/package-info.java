/** The sweep: ledger entries that nobody works on any more are ended, and those that are open are counted. */
@NullMarked
package dev.emailservice.delivery.sweep;

import org.jspecify.annotations.NullMarked;
