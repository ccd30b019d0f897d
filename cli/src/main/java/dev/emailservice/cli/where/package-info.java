/** Finds the environment a command is about. */
@NullMarked
package dev.emailservice.cli.where;

import org.jspecify.annotations.NullMarked;
