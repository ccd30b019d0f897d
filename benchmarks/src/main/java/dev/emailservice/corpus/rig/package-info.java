/** The API's handler before a ledger and a queue that only remember. */
@NullMarked
package dev.emailservice.corpus.rig;

import org.jspecify.annotations.NullMarked;
