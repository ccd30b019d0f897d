/** A stand-in for the function that sweeps the ledger, under its name. */
@NullMarked
package dev.emailservice.sweeper;

import org.jspecify.annotations.NullMarked;
