package dev.emailservice.sweeper;

import dev.emailservice.adapters.emf.EmfSweepMetrics;
import dev.emailservice.delivery.sweep.Sweeper;

/** What the function works with. */
record Parts(Sweeper sweeper, EmfSweepMetrics metrics) {}
