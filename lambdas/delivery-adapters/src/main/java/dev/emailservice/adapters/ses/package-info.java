/** Email through Amazon SES v2. */
@NullMarked
package dev.emailservice.adapters.ses;

import org.jspecify.annotations.NullMarked;
