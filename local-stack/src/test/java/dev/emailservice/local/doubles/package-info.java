@NullMarked
package dev.emailservice.local.doubles;

import org.jspecify.annotations.NullMarked;
