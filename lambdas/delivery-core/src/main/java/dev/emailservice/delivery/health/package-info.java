/** What the fleet knows of the providers, shared through a store. */
@NullMarked
package dev.emailservice.delivery.health;

import org.jspecify.annotations.NullMarked;
