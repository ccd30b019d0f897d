/** What a deployment decides: environment variables, limits, providers, names. */
@NullMarked
package dev.emailservice.model.settings;

import org.jspecify.annotations.NullMarked;
