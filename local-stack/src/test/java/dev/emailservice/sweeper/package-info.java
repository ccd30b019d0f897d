/** A stand-in for the function that hears the providers, under its name. */
@NullMarked
package dev.emailservice.sweeper;

import org.jspecify.annotations.NullMarked;
