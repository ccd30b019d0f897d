/** The stacks of a stage, divided by life cycle. */
@NullMarked
package dev.emailservice.infra.stack;

import org.jspecify.annotations.NullMarked;
