/** The one JSON mapper of the project. */
@NullMarked
package dev.emailservice.model.json;

import org.jspecify.annotations.NullMarked;
