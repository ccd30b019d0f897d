/** The local stack's own HTTP interface below {@code /_local}. */
@NullMarked
package dev.emailservice.local.control;

import org.jspecify.annotations.NullMarked;
