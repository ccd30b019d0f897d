/** The function that ends ledger entries nobody works on any more, run by a schedule. */
@NullMarked
package dev.emailservice.sweeper;

import org.jspecify.annotations.NullMarked;
