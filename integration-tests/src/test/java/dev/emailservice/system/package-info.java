/** The whole system as processes. */
@NullMarked
package dev.emailservice.system;

import org.jspecify.annotations.NullMarked;
