package dev.emailservice.local.functions;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** AWS' JSON protocol without its SDK, which the stand-ins do not carry. */
public final class RawAws {

    private RawAws() {}

    /** Calls the operation at the endpoint this environment variable names. */
    public static void call(String endpointVariable, String target, String json) throws IOException {
        int status = post(
                URI.create(System.getenv(endpointVariable)),
                "application/x-amz-json-1.0",
                json,
                "X-Amz-Target",
                target,
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0");
        if (status != 200) {
            throw new IOException(target + " answered " + status);
        }
    }

    /** Posts and gives back the status. */
    public static int post(URI uri, String contentType, String body, String... headers) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", contentType);
        for (int i = 0; i < headers.length; i += 2) {
            connection.setRequestProperty(headers[i], headers[i + 1]);
        }
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return connection.getResponseCode();
    }

    /** Writes an entry of the ledger. */
    public static void putState(String id, String state) throws IOException {
        call(
                "AWS_ENDPOINT_URL_DYNAMODB",
                "DynamoDB_20120810.PutItem",
                "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"%s\"},\"state\":{\"S\":\"%s\"}}}"
                        .formatted(System.getenv("LEDGER_TABLE"), id, state));
    }
}
