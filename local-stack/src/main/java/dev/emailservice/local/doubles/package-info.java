/** Doubles of the providers: they speak the vendors' wire formats, keep what they accepted, and fail on request. */
@NullMarked
package dev.emailservice.local.doubles;

import org.jspecify.annotations.NullMarked;
