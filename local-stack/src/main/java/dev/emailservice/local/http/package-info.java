/** The HTTP servers of the local stack: loopback only, one virtual thread a request. */
@NullMarked
package dev.emailservice.local.http;

import org.jspecify.annotations.NullMarked;
