/** The world that routing policies are tried in: scenarios, providers with their faults and limits, and Redis, on a virtual clock. */
@NullMarked
package dev.emailservice.simulation.world;

import org.jspecify.annotations.NullMarked;
