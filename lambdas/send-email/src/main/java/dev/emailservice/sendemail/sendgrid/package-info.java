/** Reads the body of SendGrid's Mail Send (SendGrid API Reference, v3, "Mail Send"). */
@NullMarked
package dev.emailservice.sendemail.sendgrid;

import org.jspecify.annotations.NullMarked;
