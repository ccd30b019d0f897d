/** The outbox queue and its dead-letter queue in SQS. */
@NullMarked
package dev.emailservice.adapters.sqs;

import org.jspecify.annotations.NullMarked;
