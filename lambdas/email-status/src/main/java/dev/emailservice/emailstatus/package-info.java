/** The API's function that reads: what became of an email, lists of them, the service's health; and cancels one before it is sent. */
@NullMarked
package dev.emailservice.emailstatus;

import org.jspecify.annotations.NullMarked;
