/** What the doubles tell afterwards of the emails they accepted, and the ways it goes. */
@NullMarked
package dev.emailservice.local.events;

import org.jspecify.annotations.NullMarked;
