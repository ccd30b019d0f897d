package dev.emailservice.local.dynamodb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * The main class of the child process: DynamoDB Local's request handler behind a Jetty of our own.
 *
 * <p>DynamoDB Local's own main class listens on every interface and sends telemetry; its handler does neither.
 */
public final class DynamoDbServer {

    private static final int NO_PORT_OF_ITS_OWN = 0;
    private static final boolean IN_MEMORY = true;
    private static final boolean ONE_DATABASE_FOR_ALL_KEYS_AND_REGIONS = true;
    private static final boolean DELAY_TRANSIENT_STATES = false;

    private DynamoDbServer() {}

    /**
     * Listens until the process is killed.
     *
     * @param arguments the file that gets the port once the server listens, and the port, 0 for any free one
     * @throws Exception if it can't listen
     */
    public static void main(String[] arguments) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[1]));
        server.addConnector(connector);
        var requests = new LocalDynamoDBRequestHandler(
                NO_PORT_OF_ITS_OWN, IN_MEMORY, null, ONE_DATABASE_FOR_ALL_KEYS_AND_REGIONS, DELAY_TRANSIENT_STATES);
        server.setHandler(new LocalDynamoDBServerHandler(requests, null));
        server.start();
        announce(Path.of(arguments[0]), connector.getLocalPort());
        server.join();
    }

    /** Whoever sees the file sees the whole port in it. */
    private static void announce(Path file, int port) throws IOException {
        var part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), String.valueOf(port));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
