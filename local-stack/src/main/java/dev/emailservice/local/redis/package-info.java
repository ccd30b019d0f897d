/** A real Redis for the local stack. */
@NullMarked
package dev.emailservice.local.redis;

import org.jspecify.annotations.NullMarked;
