/** An accepted email on its way: its id and its form on the queue. */
@NullMarked
package dev.emailservice.model.job;

import org.jspecify.annotations.NullMarked;
