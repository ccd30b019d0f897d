/** The function that takes batches of the outbox queue and gets the emails out: a thin handler and its wiring. */
@NullMarked
package dev.emailservice.processqueue;

import org.jspecify.annotations.NullMarked;
