/** {@code ./mailctl keys}: who may call the API. */
@NullMarked
package dev.emailservice.cli.keys;

import org.jspecify.annotations.NullMarked;
