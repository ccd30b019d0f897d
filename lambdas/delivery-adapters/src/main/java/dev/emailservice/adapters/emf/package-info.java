/** Metrics as CloudWatch's embedded metric format, through standard output. */
@NullMarked
package dev.emailservice.adapters.emf;

import org.jspecify.annotations.NullMarked;
