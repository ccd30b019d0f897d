/** Input that wants to break the API, and the command that tries it. */
@NullMarked
package dev.emailservice.corpus;

import org.jspecify.annotations.NullMarked;
