/** Emails that are valid and hard to carry, and what either provider was given. */
@NullMarked
package dev.emailservice.corpus.nasty;

import org.jspecify.annotations.NullMarked;
