/** Tests of the SES provider. */
@NullMarked
package dev.emailservice.adapters.ses;

import org.jspecify.annotations.NullMarked;
