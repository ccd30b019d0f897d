package dev.emailservice.providerevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.emailservice.local.functions.RawAws;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes down of each event it is told which email it is about, and whether the call was signed; answers 200. */
public final class ProviderEventsHandler implements RequestStreamHandler {

    private static final Pattern EVENT =
            Pattern.compile("event\\\\\":\\\\\"(\\w+)\\\\\",.*?email_id\\\\\":\\\\\"([0-9a-f-]+)");
    private static final Pattern SIGNED =
            Pattern.compile("\"X-Twilio-Email-Event-Webhook-Signature\":\"[A-Za-z0-9+/=]{80,}\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String request = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        String signed = SIGNED.matcher(request).find() ? "signed" : "unsigned";
        Matcher event = EVENT.matcher(request);
        while (event.find()) {
            RawAws.putState(event.group(2) + "-" + event.group(1), signed);
        }
        output.write("{\"statusCode\":200,\"body\":\"\"}".getBytes(StandardCharsets.UTF_8));
    }
}
