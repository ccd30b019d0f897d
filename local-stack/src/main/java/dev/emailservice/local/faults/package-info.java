/** Faults under load: break one thing, then hold what was accepted against what was delivered. */
@NullMarked
package dev.emailservice.local.faults;

import org.jspecify.annotations.NullMarked;
