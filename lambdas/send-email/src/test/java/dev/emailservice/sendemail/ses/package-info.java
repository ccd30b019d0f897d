@NullMarked
package dev.emailservice.sendemail.ses;

import org.jspecify.annotations.NullMarked;
