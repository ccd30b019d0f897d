package dev.emailservice.adapters.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * One Redisson client, made in the background when it is first asked for, and made anew after a failure: with the address
 * and the credentials of then, and nothing left of what went wrong. Safe for use by many threads.
 */
final class RedisConnection {

    /** How long the last threads of a client may take to end. */
    private static final long SHUTDOWN_SECONDS = 2;

    private static final Executor BACKGROUND = task -> Thread.ofVirtual().start(task);

    private final Supplier<Config> config;
    private final String script;
    private final Runnable onConnected;
    private @Nullable CompletableFuture<RedissonClient> client;
    private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

    /**
     * Does nothing yet.
     *
     * @param script is loaded into Redis by each new client, which proves at the same time that Redis answers
     * @param onConnected runs after each such proof
     */
    RedisConnection(Supplier<Config> config, String script, Runnable onConnected) {
        this.config = config;
        this.script = script;
        this.onConnected = onConnected;
    }

    /** The client, or the making of it; fails where Redis did not let us in. Never blocks. */
    synchronized CompletableFuture<RedissonClient> client() {
        if (client == null || client.isCompletedExceptionally()) {
            CompletableFuture<Void> before = closing;
            client = CompletableFuture.supplyAsync(
                    () -> {
                        before.join();
                        return connect();
                    },
                    BACKGROUND);
        }
        return client;
    }

    /** Lets go of this client after a failure; one that is still being made goes on being made. Never blocks. */
    @SuppressWarnings("ReferenceEquality") // the very client that failed, not one made since
    synchronized void drop(CompletableFuture<RedissonClient> failed) {
        if (failed == client && failed.isDone()) {
            close(failed);
            client = null;
        }
    }

    /** Lets go of everything, and returns when its last thread has ended. The next {@link #client()} begins anew. */
    void close() {
        CompletableFuture<Void> all;
        synchronized (this) {
            if (client != null) {
                close(client);
                client = null;
            }
            all = closing;
        }
        all.join();
    }

    private synchronized void close(CompletableFuture<RedissonClient> old) {
        CompletableFuture<Void> closed = old.handle((made, _) -> made)
                .thenAcceptAsync(made -> shutdown(made), BACKGROUND)
                .exceptionally(_ -> null);
        closing = CompletableFuture.allOf(closing, closed);
    }

    private RedissonClient connect() {
        RedissonClient made = Redisson.create(config.get());
        try {
            made.getScript(StringCodec.INSTANCE).scriptLoad(script);
            onConnected.run();
            return made;
        } catch (RuntimeException e) {
            shutdown(made);
            throw new CompletionException(e);
        }
    }

    private static void shutdown(@Nullable RedissonClient made) {
        if (made != null) {
            made.shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }
}
