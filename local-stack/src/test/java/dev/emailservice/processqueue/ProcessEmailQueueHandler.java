package dev.emailservice.processqueue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.emailservice.local.functions.RawAws;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends an email of its own making through SendGrid for each message, whose body is an id. */
public final class ProcessEmailQueueHandler implements RequestStreamHandler {

    private static final Pattern RECORD = Pattern.compile("\"messageId\":\"([^\"]+)\".*?\"body\":\"([^\"]+)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        String failures = RECORD.matcher(event)
                .results()
                .filter(record -> !isSent(record.group(2)))
                .map(record -> "{\"itemIdentifier\":\"%s\"}".formatted(record.group(1)))
                .collect(Collectors.joining(","));
        output.write("{\"batchItemFailures\":[%s]}".formatted(failures).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSent(String id) {
        try {
            int status = RawAws.post(
                    URI.create(System.getenv("SENDGRID_BASE_URL") + "/v3/mail/send"),
                    "application/json",
                    """
            {"personalizations":[{"to":[{"email":"reader@example.com"}],"headers":{"X-Email-Id":"%s"}}],
             "from":{"email":"writer@example.com"},"subject":"Local","content":[{"type":"text/plain","value":"Hello"}]}
            """.formatted(id),
                    "Authorization",
                    "Bearer SG.local");
            if (status == 202) {
                RawAws.putState(id, "sent");
            }
            return status == 202;
        } catch (IOException e) {
            return false;
        }
    }
}
