/** Log lines as JSON that hold no address and no foreign exception's message. */
@NullMarked
package dev.emailservice.adapters.logging;

import org.jspecify.annotations.NullMarked;
