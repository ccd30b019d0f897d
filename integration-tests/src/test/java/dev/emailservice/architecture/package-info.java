/** The shape of the house. */
@NullMarked
package dev.emailservice.architecture;

import org.jspecify.annotations.NullMarked;
