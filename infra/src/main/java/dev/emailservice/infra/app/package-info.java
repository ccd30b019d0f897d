/** The entry point of a synthesis. */
@NullMarked
package dev.emailservice.infra.app;

import org.jspecify.annotations.NullMarked;
