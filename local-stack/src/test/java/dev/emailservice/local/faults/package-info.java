/** The fault harness itself. */
@NullMarked
package dev.emailservice.local.faults;

import org.jspecify.annotations.NullMarked;
