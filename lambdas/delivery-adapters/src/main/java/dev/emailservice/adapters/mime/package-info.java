/** The text of an email's headers: mailboxes, encoded words, domains; the same for every provider. */
@NullMarked
package dev.emailservice.adapters.mime;

import org.jspecify.annotations.NullMarked;
