package dev.emailservice.apiauthorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lets in whoever does not say that it is nobody. */
public final class ApiAuthorizerHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        if (event.contains("nobody")) {
            throw new IllegalStateException("Unauthorized");
        }
        output.write("""
                {"principalId":"k","policyDocument":{"Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]},
                 "context":{"keyId":"k","scopes":"send","domains":"*"}}""".getBytes(StandardCharsets.UTF_8));
    }
}
