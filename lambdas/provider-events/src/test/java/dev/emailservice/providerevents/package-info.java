/** Tests of the function that hears the providers. */
@NullMarked
package dev.emailservice.providerevents;

import org.jspecify.annotations.NullMarked;
