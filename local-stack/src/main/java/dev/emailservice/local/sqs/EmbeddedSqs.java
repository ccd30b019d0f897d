package dev.emailservice.local.sqs;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS on loopback at a free port, in this process, without queues: make them with {@code SqsClient}. */
public final class EmbeddedSqs implements AutoCloseable {

    /** The region of every queue. */
    public static final String REGION = "us-east-1";

    /** The account of every queue. */
    public static final String ACCOUNT_ID = "000000000000";

    private final SQSRestServer server;
    private final URI endpoint;

    private EmbeddedSqs(SQSRestServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Starts it and returns when it listens. */
    public static EmbeddedSqs start() {
        var server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .withAWSRegion(REGION)
                .withAWSAccountId(ACCOUNT_ID)
                .start();
        var address = server.waitUntilStarted().localAddress();
        return new EmbeddedSqs(server, URI.create("http://127.0.0.1:" + address.getPort()));
    }

    /** What {@code AWS_ENDPOINT_URL_SQS} is to be. */
    public URI endpoint() {
        return endpoint;
    }

    /** Stops it; messages are gone. */
    @Override
    public void close() {
        server.stopAndWait();
    }
}
