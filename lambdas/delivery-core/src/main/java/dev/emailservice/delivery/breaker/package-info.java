/** This worker's circuit breaker of each provider. */
@NullMarked
package dev.emailservice.delivery.breaker;

import org.jspecify.annotations.NullMarked;
