/** The email as the caller asks for it: the body of the API call, valid by construction. */
@NullMarked
package dev.emailservice.model.email;

import org.jspecify.annotations.NullMarked;
