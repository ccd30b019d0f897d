/** The contract every provider is held to, and tests of their list. */
@NullMarked
package dev.emailservice.adapters.providers;

import org.jspecify.annotations.NullMarked;
