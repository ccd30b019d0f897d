/** The parts the stacks are made of. */
@NullMarked
package dev.emailservice.infra.construct;

import org.jspecify.annotations.NullMarked;
