/** Plays scenarios: the event loop under the virtual clock, and the figures of each run. */
@NullMarked
package dev.emailservice.simulation.run;

import org.jspecify.annotations.NullMarked;
