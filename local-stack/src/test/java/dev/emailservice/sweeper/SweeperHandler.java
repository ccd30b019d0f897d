package dev.emailservice.sweeper;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.emailservice.local.functions.RawAws;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes down that it ran, and says so. */
public final class SweeperHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        RawAws.putState("the-ledger", "swept");
        output.write("{\"whole\":true}".getBytes(StandardCharsets.UTF_8));
    }
}
