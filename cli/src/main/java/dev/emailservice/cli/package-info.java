/** {@code ./mailctl}: the project's one command-line tool. */
@NullMarked
package dev.emailservice.cli;

import org.jspecify.annotations.NullMarked;
