package dev.emailservice.apiauthorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.access.KeyCheck;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lambda's entry: a REQUEST event of API Gateway in, the policy for the caller out. */
public final class ApiAuthorizerHandler implements RequestStreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiAuthorizerHandler.class);

    private final Supplier<KeyCheck> check;

    /** What Lambda calls: wired from this process's environment, and at once, so that a snapshot holds the client. */
    public ApiAuthorizerHandler() {
        this(Wiring.of(new Variables(System.getenv()), InstantSource.system()));
        try {
            var _ = check.get();
        } catch (RuntimeException | LinkageError e) {
            // It fails again with the first request, which is then answered 500.
            LOG.atWarn().setCause(e).log("not ready yet");
        }
    }

    ApiAuthorizerHandler(Supplier<KeyCheck> check) {
        this.check = check;
    }

    /**
     * Checks the key of one request. A refusal is logged with its reason, which the caller is not told.
     *
     * @throws UnauthorizedException where the caller is not let in
     * @throws dev.emailservice.delivery.ledger.LedgerUnavailableException where that can't be told, so that API Gateway answers 500
     * @throws IOException where Lambda itself gives no event or takes no answer
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.ASCII.readTree(input);
        Access access = switch (ShownKey.in(event)) {
            case ShownKey.One(String text) -> check.get().check(text);
            case ShownKey.None(Access.Reason reason) -> new Access.Refused(reason);
        };
        switch (access) {
            case Access.Granted granted ->
                Json.ASCII.writeValue(
                        output, Policy.allow(granted, event.path("methodArn").asText()));
            case Access.Refused(Access.Reason reason) -> {
                LOG.atInfo()
                        .addKeyValue("request", context.getAwsRequestId())
                        .addKeyValue("reason", reason.code())
                        .log("caller refused");
                throw new UnauthorizedException();
            }
        }
    }
}
