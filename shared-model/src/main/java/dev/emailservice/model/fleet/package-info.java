/** What the fleet keeps in Redis: where it is, and how to look at it. */
@NullMarked
package dev.emailservice.model.fleet;

import org.jspecify.annotations.NullMarked;
