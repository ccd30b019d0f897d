/** The metrics port. */
@NullMarked
package dev.emailservice.delivery.metrics;

import org.jspecify.annotations.NullMarked;
