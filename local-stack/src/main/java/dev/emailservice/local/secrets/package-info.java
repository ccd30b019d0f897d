/** A double of Secrets Manager. */
@NullMarked
package dev.emailservice.local.secrets;

import org.jspecify.annotations.NullMarked;
