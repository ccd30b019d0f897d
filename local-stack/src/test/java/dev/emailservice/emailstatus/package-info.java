/** A stand-in for the deployed function of this name, for the tests of the local stack alone. */
@NullMarked
package dev.emailservice.emailstatus;

import org.jspecify.annotations.NullMarked;
