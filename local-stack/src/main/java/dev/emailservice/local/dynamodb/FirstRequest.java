package dev.emailservice.local.dynamodb;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a fresh server for its tables, which makes it load what every request needs (some 400 ms once). */
final class FirstRequest {

    private static final int TIMEOUT_MILLIS = 30_000;

    private FirstRequest() {}

    static void send(URI endpoint) throws IOException {
        var connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
        connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.ListTables");
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                        + " SignedHeaders=host, Signature=0");
        connection.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
        if (connection.getResponseCode() != 200) {
            throw new IOException("it answered " + connection.getResponseCode() + " to its first request");
        }
        connection.disconnect();
    }
}
