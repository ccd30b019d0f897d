/** What an SQS event source mapping does, and the queues it works on. */
@NullMarked
package dev.emailservice.local.poller;

import org.jspecify.annotations.NullMarked;
