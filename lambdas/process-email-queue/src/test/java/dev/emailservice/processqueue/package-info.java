/** Tests of the worker. */
@NullMarked
package dev.emailservice.processqueue;

import org.jspecify.annotations.NullMarked;
