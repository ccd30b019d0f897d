/** The router of this project in the simulated world: its own classes, its own script, a real Redis. */
@NullMarked
package dev.emailservice.simulation.ours;

import org.jspecify.annotations.NullMarked;
