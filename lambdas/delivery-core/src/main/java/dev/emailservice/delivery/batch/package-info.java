/** Delivering a batch: every message stands or falls alone. */
@NullMarked
package dev.emailservice.delivery.batch;

import org.jspecify.annotations.NullMarked;
