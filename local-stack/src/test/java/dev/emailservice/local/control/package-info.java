@NullMarked
package dev.emailservice.local.control;

import org.jspecify.annotations.NullMarked;
