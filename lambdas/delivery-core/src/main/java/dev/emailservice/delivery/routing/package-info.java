/** Which provider gets this email now. */
@NullMarked
package dev.emailservice.delivery.routing;

import org.jspecify.annotations.NullMarked;
