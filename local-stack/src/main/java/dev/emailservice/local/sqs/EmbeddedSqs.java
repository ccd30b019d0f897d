package dev.emailservice.local.sqs;

import java.net.URI;

/** SQS on loopback at a free port, in this process, without queues: make them with {@code SqsClient}. */
public final class EmbeddedSqs implements AutoCloseable {

    /** The region of every queue. */
    public static final String REGION = "us-east-1";

    /** The account of every queue. */
    public static final String ACCOUNT_ID = "000000000000";

    private EmbeddedSqs() {}

    /** Starts it and returns when it listens. */
    public static EmbeddedSqs start() {
        return new EmbeddedSqs();
    }

    /** What {@code AWS_ENDPOINT_URL_SQS} is to be. */
    public URI endpoint() {
        throw new UnsupportedOperationException();
    }

    /** Stops it; messages are gone. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
