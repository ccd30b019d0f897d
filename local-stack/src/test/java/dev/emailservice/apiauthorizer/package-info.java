/** A stand-in for the function that tells who calls, under its name. */
@NullMarked
package dev.emailservice.apiauthorizer;

import org.jspecify.annotations.NullMarked;
