package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.emailservice.local.functions.RawAws;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a ledger entry and a queue message for each request, and answers 202 with the request id. */
public final class SendEmailHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        input.readAllBytes();
        String id = context.getAwsRequestId();
        RawAws.putState(id, "queued");
        RawAws.call(
                "AWS_ENDPOINT_URL_SQS",
                "AmazonSQS.SendMessage",
                "{\"QueueUrl\":\"%s\",\"MessageBody\":\"%s\"}".formatted(System.getenv("OUTBOX_QUEUE_URL"), id));
        output.write("{\"statusCode\":202,\"body\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8));
    }
}
