/** Tests of what the doubles tell afterwards. */
@NullMarked
package dev.emailservice.local.events;

import org.jspecify.annotations.NullMarked;
