/** Tests of the function that tells who calls. */
@NullMarked
package dev.emailservice.apiauthorizer;

import org.jspecify.annotations.NullMarked;
