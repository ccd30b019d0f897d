/** A server for tests that answers, hangs and breaks as told. */
@NullMarked
package dev.emailservice.adapters.wire;

import org.jspecify.annotations.NullMarked;
