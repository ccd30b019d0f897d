/** The providers' events, from their wire formats. Nothing of what was read is ever echoed: not in a result, not in a log. */
@NullMarked
package dev.emailservice.adapters.events;

import org.jspecify.annotations.NullMarked;
