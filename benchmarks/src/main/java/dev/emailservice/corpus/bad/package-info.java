/** Requests that must be refused, each with the answer it must get. */
@NullMarked
package dev.emailservice.corpus.bad;

import org.jspecify.annotations.NullMarked;
