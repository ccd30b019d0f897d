/** Tests of the function that sweeps the ledger. */
@NullMarked
package dev.emailservice.sweeper;

import org.jspecify.annotations.NullMarked;
