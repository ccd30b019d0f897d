/** What one attempt does on the wire, whichever provider it goes to: one request, its timeouts, and what a lost connection means. */
@NullMarked
package dev.emailservice.adapters.wire;

import org.jspecify.annotations.NullMarked;
