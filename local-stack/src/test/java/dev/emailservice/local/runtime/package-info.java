@NullMarked
package dev.emailservice.local.runtime;

import org.jspecify.annotations.NullMarked;
