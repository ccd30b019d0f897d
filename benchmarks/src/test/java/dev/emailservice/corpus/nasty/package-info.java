/** How the wires are read. */
@NullMarked
package dev.emailservice.corpus.nasty;

import org.jspecify.annotations.NullMarked;
