/** The function that hears what the providers say of emails afterwards: a thin handler and its wiring. */
@NullMarked
package dev.emailservice.providerevents;

import org.jspecify.annotations.NullMarked;
