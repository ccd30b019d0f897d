/** The port for routing policies, and models of how others route. */
@NullMarked
package dev.emailservice.simulation.policy;

import org.jspecify.annotations.NullMarked;
