/** The list of providers this service knows. */
@NullMarked
package dev.emailservice.adapters.providers;

import org.jspecify.annotations.NullMarked;
