/** The fleet's shared view of the providers in Redis: an optimisation that may be gone at any time. */
@NullMarked
package dev.emailservice.adapters.redis;

import org.jspecify.annotations.NullMarked;
