/** Tests of the command line. */
@NullMarked
package dev.emailservice.cli;

import org.jspecify.annotations.NullMarked;
