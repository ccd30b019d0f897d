package dev.emailservice.local.sqs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.slf4j.LoggerFactory;

/** SQS on loopback at a free port, in this process, without queues: make them with {@code SqsClient}. */
public final class EmbeddedSqs implements AutoCloseable {

    /** The region of every queue. */
    public static final String REGION = "us-east-1";

    /** The account of every queue. */
    public static final String ACCOUNT_ID = "000000000000";

    private static final int ANY_PORT = 0;

    /**
     * ElasticMQ's own defaults log every actor at DEBUG; its threads must not keep this JVM alive.
     * Its usual limit of a request, 20 s, is that of a long poll: on a busy machine a poll of an empty queue would fail.
     */
    private static final String CONFIG = """
            pekko {
              http.server.request-timeout = 30 s
              loggers = []
              loglevel = OFF
              stdout-loglevel = OFF
              log-dead-letters = off
              daemonic = on
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
            }
            """;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final ActorSystem actors;
    private final URI endpoint;

    private EmbeddedSqs(ActorSystem actors, URI endpoint) {
        this.actors = actors;
        this.endpoint = endpoint;
    }

    /** Starts it and returns when it listens. */
    public static EmbeddedSqs start() {
        return start(ANY_PORT);
    }

    /** The same at the given port. */
    public static EmbeddedSqs start(int wantedPort) {
        if (LoggerFactory.getLogger("org.elasticmq") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
        var loader = EmbeddedSqs.class.getClassLoader();
        var config = ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.defaultReference(loader));
        var actors = ActorSystem.create("sqs", config.resolve(), loader);
        var server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withPort(wantedPort)
                .withAWSRegion(REGION)
                .withAWSAccountId(ACCOUNT_ID)
                .start();
        var port = server.waitUntilStarted().localAddress().getPort();
        return new EmbeddedSqs(actors, URI.create("http://127.0.0.1:" + port));
    }

    /** What {@code AWS_ENDPOINT_URL_SQS} is to be. */
    public URI endpoint() {
        return endpoint;
    }

    /** Stops it; messages are gone. */
    @Override
    public void close() {
        // Asked to stop, the server would first wait for every long poll; the system under it does not.
        var terminated = actors.getWhenTerminated().toCompletableFuture();
        actors.terminate();
        terminated
                .orTimeout(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> null)
                .join();
    }
}
