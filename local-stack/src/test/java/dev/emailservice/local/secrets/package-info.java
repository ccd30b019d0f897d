@NullMarked
package dev.emailservice.local.secrets;

import org.jspecify.annotations.NullMarked;
