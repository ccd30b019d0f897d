/** SQS for the local stack: ElasticMQ in this process. */
@NullMarked
package dev.emailservice.local.sqs;

import org.jspecify.annotations.NullMarked;
