@NullMarked
package dev.emailservice.local.process;

import org.jspecify.annotations.NullMarked;
