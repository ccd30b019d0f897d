package dev.emailservice.local.control;

import java.net.URI;

/**
 * Where the local stack keeps its emails, for commands that look after them.
 *
 * @param sqs the endpoint of its SQS
 * @param dynamoDb the endpoint of its DynamoDB
 * @param region the region of both
 * @param outboxQueueUrl the outbox queue
 * @param expressQueueUrl the outbox queue of express emails
 * @param deadLetterQueueUrl the dead-letter queue
 * @param ledgerTable the ledger's table
 */
public record StoreAddresses(
        URI sqs,
        URI dynamoDb,
        String region,
        String outboxQueueUrl,
        String expressQueueUrl,
        String deadLetterQueueUrl,
        String ledgerTable) {}
