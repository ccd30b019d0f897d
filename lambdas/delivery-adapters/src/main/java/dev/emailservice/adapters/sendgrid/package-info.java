/** Email through SendGrid v3. */
@NullMarked
package dev.emailservice.adapters.sendgrid;

import org.jspecify.annotations.NullMarked;
