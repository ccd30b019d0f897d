/** The corpus, held to in the build. */
@NullMarked
package dev.emailservice.corpus;

import org.jspecify.annotations.NullMarked;
