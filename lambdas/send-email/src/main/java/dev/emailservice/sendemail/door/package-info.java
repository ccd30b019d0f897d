/** How a body in another vendor's form becomes the API's own: what is common to all of them. */
@NullMarked
package dev.emailservice.sendemail.door;

import org.jspecify.annotations.NullMarked;
