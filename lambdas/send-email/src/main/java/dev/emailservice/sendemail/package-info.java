/** The API's function: an email request over HTTP in, ledger and outbox queue written, the answer out. */
@NullMarked
package dev.emailservice.sendemail;

import org.jspecify.annotations.NullMarked;
