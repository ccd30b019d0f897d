/** Requests mutated at random, and what must hold of each. */
@NullMarked
package dev.emailservice.corpus.fuzz;

import org.jspecify.annotations.NullMarked;
