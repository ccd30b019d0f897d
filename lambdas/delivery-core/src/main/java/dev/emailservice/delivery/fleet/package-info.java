/** What the workers of a fleet tell each other about the providers, and the store through which they do. */
@NullMarked
package dev.emailservice.delivery.fleet;

import org.jspecify.annotations.NullMarked;
