package dev.emailservice.delivery.batch;

/**
 * One message of a batch.
 *
 * @param messageId what the queue names it by in the batch's answer
 * @param receiptHandle what the queue names this receive of it by
 * @param queue the name of the queue it was received from
 * @param body the text that was put on the queue
 * @param receiveCount how often it has been received, this time included
 */
public record IncomingMessage(String messageId, String receiptHandle, String queue, String body, int receiveCount) {

    /** Without the body, which holds the email. */
    @Override
    public String toString() {
        return "IncomingMessage[" + messageId + ", received " + receiveCount + " times]";
    }
}
