package dev.emailservice.local.dynamodb;

import dev.emailservice.local.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** DynamoDB on loopback at a free port, in memory, without tables. */
public final class EmbeddedDynamoDb implements AutoCloseable {

    private EmbeddedDynamoDb() {}

    /**
     * Starts it and returns when it answers.
     *
     * @param directory the only place it may write to
     * @throws IOException if it does not come up
     */
    public static EmbeddedDynamoDb start(Path directory, Watchdog watchdog) throws IOException {
        return new EmbeddedDynamoDb();
    }

    /** What {@code AWS_ENDPOINT_URL_DYNAMODB} is to be. */
    public URI endpoint() {
        throw new UnsupportedOperationException();
    }

    /** Stops it; tables are gone. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
