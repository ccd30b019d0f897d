package dev.emailservice.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import java.time.Duration;

/** Tells who may call the API. */
@FunctionalInterface
public interface Authorizer {

    /** Lets everybody do everything: for whoever wants to try the API without a key. */
    Authorizer EVERYBODY = (_, _) -> new Decision.Allowed(Json.ASCII
            .createObjectNode()
            .put("principalId", "local")
            .put("keyId", "local")
            .put("scopes", "admin")
            .put("domains", "*")
            .put("owner", "local"));

    /** What came of asking. */
    sealed interface Decision {

        /**
         * The request is let in.
         *
         * @param context what the function behind the API is told of the caller
         */
        record Allowed(ObjectNode context) implements Decision {}

        /** The caller is not known: 401. */
        record Unauthorized() implements Decision {}

        /** The caller is known and may not do this: 403. */
        record Denied() implements Decision {}

        /** Nobody knows: 500. */
        record Failed() implements Decision {}
    }

    /**
     * Asks about one request.
     *
     * @param event as {@link AuthorizerEvent} makes it
     */
    Decision decide(AuthorizerEvent event, Duration atMost) throws InterruptedException;
}
