package dev.emailservice.adapters.sqs;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ on loopback at a free port, spoken to over the wire by the project's own client. */
final class SqsServer implements AutoCloseable {

    private final ActorSystem actors =
            ActorSystem.create("sqs", ConfigFactory.parseString("""
                            pekko { loggers = [], loglevel = OFF, stdout-loglevel = OFF, daemonic = on }
                            pekko.http.server.parsing.max-content-length = 2m
                            """).withFallback(ConfigFactory.defaultReference()));

    private final SQSRestServer server = SQSRestServerBuilder.withActorSystem(actors)
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .start();

    private final SqsClient client = client(URI.create(
            "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort()));

    SqsClient client() {
        return client;
    }

    /** A new queue's URL. */
    String queue(String name) {
        return client.createQueue(queue -> queue.queueName(name)
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT, "180",
                                QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")))
                .queueUrl();
    }

    /** The messages that are visible now, with their attributes. */
    List<Message> receive(String queueUrl) {
        return client.receiveMessage(
                        r -> r.queueUrl(queueUrl).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }

    static SqsClient client(URI endpoint) {
        return SqsClients.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
        actors.terminate();
    }
}
