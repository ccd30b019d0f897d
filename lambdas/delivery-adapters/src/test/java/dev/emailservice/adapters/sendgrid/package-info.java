/** Tests of the SendGrid provider. */
@NullMarked
package dev.emailservice.adapters.sendgrid;

import org.jspecify.annotations.NullMarked;
