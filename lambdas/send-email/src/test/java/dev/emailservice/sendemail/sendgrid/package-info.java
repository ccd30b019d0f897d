@NullMarked
package dev.emailservice.sendemail.sendgrid;

import org.jspecify.annotations.NullMarked;
