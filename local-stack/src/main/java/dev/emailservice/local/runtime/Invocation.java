package dev.emailservice.local.runtime;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way through a function's process. */
final class Invocation {

    private final String id = UUID.randomUUID().toString();
    private final byte[] payload;
    private final CompletableFuture<InvocationResult> result = new CompletableFuture<>();

    Invocation(String payload) {
        this.payload = payload.getBytes(StandardCharsets.UTF_8);
    }

    /** The request id, as the function's context shows it. */
    String id() {
        return id;
    }

    /** The event, in UTF-8. */
    byte[] payload() {
        return payload;
    }

    /** Completes once, never exceptionally. */
    CompletableFuture<InvocationResult> result() {
        return result;
    }
}
