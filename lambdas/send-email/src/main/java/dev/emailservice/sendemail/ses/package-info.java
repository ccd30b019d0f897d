/** Reads the body of SES' SendEmail (Amazon SES API v2 Reference, "SendEmail"), a MIME message in it included. */
@NullMarked
package dev.emailservice.sendemail.ses;

import org.jspecify.annotations.NullMarked;
