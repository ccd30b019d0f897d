package dev.emailservice.system;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Servers that this project did not write, on loopback. */
final class OthersServers {

    private OthersServers() {}

    /** An HTTP server without any answers yet, started on a free port. */
    static WireMockServer http() {
        WireMockServer server =
                new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        return server;
    }

    /** Where it is. */
    static URI uri(WireMockServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The answer of a Redis to an inline command, as on the wire. */
    static String ask(URI redis, String command) throws IOException {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[100];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.US_ASCII).strip();
        }
    }
}
