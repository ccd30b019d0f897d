package dev.emailservice.local.poller;

/**
 * A queue that feeds a function.
 *
 * @param url its URL
 * @param arn its ARN
 * @param batchSize messages the function gets at once, at most
 * @param sharesFunction whether the function also answers others, who must not wait for the poller of an empty queue
 */
public record PolledQueue(String url, String arn, int batchSize, boolean sharesFunction) {}
