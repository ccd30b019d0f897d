package dev.emailservice.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import dev.emailservice.local.http.LoopbackServer;
import dev.emailservice.local.http.Responses;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import dev.emailservice.local.runtime.InvocationResult.FunctionError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API of one process: it asks for its next invocation here and posts what came of it (AWS Lambda Developer
 * Guide, "Using the Lambda runtime API for custom runtimes").
 *
 * <p>A process has an API of its own, and it ends with the process: a request of the dead never meets an event of the living.
 */
final class RuntimeApi implements AutoCloseable {

    /** What a function may return, in bytes (AWS Lambda Developer Guide, "Lambda quotas"). */
    static final int MAX_ANSWER_BYTES = 6 * 1024 * 1024 + 100;

    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final String TOO_LARGE =
            "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"Response payload size exceeded maximum allowed payload size (6291556 bytes).\"}";

    private final LoopbackServer server;
    private final String functionArn;
    private final Duration timeout;
    private final InstantSource clock;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    /** Guarded by "this", as are the two below. */
    private @Nullable Invocation current;

    private @Nullable InvocationResult end;
    private @Nullable String initError;
    private volatile boolean answered;

    RuntimeApi(FunctionLaunch launch, InstantSource clock) throws IOException {
        this.functionArn = launch.arn();
        this.timeout = launch.timeout();
        this.clock = clock;
        this.server = LoopbackServer.bind(LoopbackServer.ANY_PORT);
        server.start(this::handle);
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} is to be. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Completes with true when the process asks for its first invocation, with false if it ends before. */
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    /** Whether an invocation has been handed in and not yet ended. */
    synchronized boolean isBusy() {
        return current != null && !current.result().isDone();
    }

    /** Whether a handler has returned at least once. */
    boolean hasAnswered() {
        return answered;
    }

    /** What the process reported as the reason it can't start; null if nothing. */
    synchronized @Nullable String initError() {
        return initError;
    }

    /**
     * Hands in an event. If the process is gone, the answer is how it ended.
     *
     * @throws IllegalStateException if the one before has not ended
     */
    synchronized CompletableFuture<InvocationResult> submit(String payload) {
        if (end != null) {
            return CompletableFuture.completedFuture(end);
        }
        if (isBusy()) {
            throw new IllegalStateException("a process handles one invocation at a time");
        }
        current = new Invocation(payload);
        waiting.add(current);
        return current.result();
    }

    /** The process has ended: so has the invocation it had, and every later one. */
    synchronized void end(InvocationResult result) {
        end = result;
        ready.complete(false);
        if (current != null) {
            current.result().complete(result);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        if (call.equals("invocation/next")) {
            next(exchange);
        } else if (call.equals("init/error")) {
            String error = body(exchange);
            synchronized (this) {
                initError = error;
            }
            accept(exchange);
        } else if (call.endsWith("/response")) {
            byte[] answer = exchange.getRequestBody().readAllBytes();
            finish(
                    exchange,
                    call,
                    answer.length > MAX_ANSWER_BYTES
                            ? new FunctionError(TOO_LARGE)
                            : new Answered(new String(answer, StandardCharsets.UTF_8)));
        } else if (call.endsWith("/error")) {
            finish(exchange, call, new FunctionError(body(exchange)));
        } else {
            Responses.send(exchange, 404, "application/json", "{\"errorType\":\"UnknownCall\"}");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(true);
        try {
            Invocation invocation = waiting.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(clock.instant().plus(timeout).toEpochMilli()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
            headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            // The runtime interface client's native part crashes the JVM where the content type is missing.
            headers.set("Content-Type", "application/json");
            Responses.send(exchange, 200, invocation.payload());
        } catch (InterruptedException e) {
            exchange.close();
            Thread.currentThread().interrupt();
        }
    }

    private void finish(HttpExchange exchange, String call, InvocationResult result) throws IOException {
        Invocation invocation;
        synchronized (this) {
            invocation = current;
        }
        if (invocation == null || !call.startsWith("invocation/" + invocation.id() + "/")) {
            Responses.send(exchange, 400, "application/json", "{\"errorType\":\"InvalidRequestID\"}");
            return;
        }
        // Answered first: whoever waits for the result may kill the process at once.
        accept(exchange);
        answered |= result instanceof Answered;
        invocation.result().complete(result);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void accept(HttpExchange exchange) throws IOException {
        Responses.send(exchange, 202, "application/json", "{\"status\":\"OK\"}");
    }
}
