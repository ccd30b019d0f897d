/** What things cost, measured: benchmarks, not tests. */
@NullMarked
package dev.emailservice.benchmark;

import org.jspecify.annotations.NullMarked;
