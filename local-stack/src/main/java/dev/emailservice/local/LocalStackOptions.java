package dev.emailservice.local;

import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.OutboxQueue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the local stack is to be.
 *
 * @param root the project's root directory, where the function jars are
 * @param port the front door's port; 0 for any free one
 * @param apiProcesses how many requests of the API are handled at once
 * @param workers how many batches of the outbox queue are handled at once
 * @param sesUrl where SES is; null for the built-in double
 * @param sendGridUrl where SendGrid is; null for the built-in double
 * @param redisUrl where Redis is; null for the built-in one
 * @param apiKeys whether the authorizer stands before the API, and lets in who shows a key of the ledger's table; false: every request is let in
 * @param visibilityTimeout the outbox queue's, in whole seconds
 * @param workerTimeout how long one batch may take
 * @param variables the functions' own environment variables that are to differ from what the stack gives them
 * @param flags JVM flags of a function's processes, besides the stack's own
 * @param oneWorkersClock by how much the first worker's clock is wrong; zero for a right one
 * @param redisDelay how much later the workers get each of Redis' answers; zero for at once
 * @param writesClassArchives whether processes that have no class archive yet write one when they end
 */
public record LocalStackOptions(
        Path root,
        int port,
        int apiProcesses,
        int workers,
        @Nullable URI sesUrl,
        @Nullable URI sendGridUrl,
        @Nullable URI redisUrl,
        boolean apiKeys,
        Duration visibilityTimeout,
        Duration workerTimeout,
        Map<EnvironmentVariable, String> variables,
        Map<DeployedFunction, List<String>> flags,
        Duration oneWorkersClock,
        Duration redisDelay,
        boolean writesClassArchives) {

    /** The front door's port unless another is named. */
    public static final int DEFAULT_PORT = 8080;

    /** The number of workers unless another is named. */
    public static final int DEFAULT_WORKERS = 2;

    /** @throws IllegalArgumentException where a number or an address makes no sense, saying which */
    public LocalStackOptions {
        check(port >= 0 && port <= 65_535, "the port must be 0 to 65535");
        check(apiProcesses >= 1, "at least one process of the API is needed");
        check(workers >= 1, "at least one worker is needed");
        check(visibilityTimeout.toSeconds() >= 1, "the visibility timeout must be at least 1 s");
        check(workerTimeout.isPositive(), "the worker timeout must be positive");
        EndpointRules.checkSes(sesUrl);
        EndpointRules.checkSendGrid(sendGridUrl);
        EndpointRules.checkRedis(redisUrl);
        variables = Map.copyOf(variables);
        flags = Map.copyOf(flags);
    }

    /** Everything built in, with the numbers that are deployed; uses class archives and writes none. */
    public static LocalStackOptions of(Path root) {
        return new LocalStackOptions(
                root.toAbsolutePath().normalize(),
                DEFAULT_PORT,
                1,
                DEFAULT_WORKERS,
                null,
                null,
                null,
                false,
                OutboxQueue.VISIBILITY_TIMEOUT,
                DeployedFunction.PROCESS_EMAIL_QUEUE.timeout(),
                Map.of(),
                Map.of(),
                Duration.ZERO,
                Duration.ZERO,
                false);
    }

    /** The front door at another port; 0 for any free one. */
    public LocalStackOptions withPort(int other) {
        return with(copy -> copy.port = other);
    }

    /** Another number of processes behind the API. */
    public LocalStackOptions withApiProcesses(int other) {
        return with(copy -> copy.apiProcesses = other);
    }

    /** Another number of workers. */
    public LocalStackOptions withWorkers(int other) {
        return with(copy -> copy.workers = other);
    }

    /** SES elsewhere; null for the built-in double. */
    public LocalStackOptions withSesUrl(@Nullable URI other) {
        return with(copy -> copy.sesUrl = other);
    }

    /** SendGrid elsewhere; null for the built-in double. */
    public LocalStackOptions withSendGridUrl(@Nullable URI other) {
        return with(copy -> copy.sendGridUrl = other);
    }

    /** Redis elsewhere; null for the built-in one. */
    public LocalStackOptions withRedisUrl(@Nullable URI other) {
        return with(copy -> copy.redisUrl = other);
    }

    /** Whether only callers with a key are let in; there is none in the table yet. */
    public LocalStackOptions withApiKeys(boolean other) {
        return with(copy -> copy.apiKeys = other);
    }

    /** Another visibility timeout of the outbox queue. */
    public LocalStackOptions withVisibilityTimeout(Duration other) {
        return with(copy -> copy.visibilityTimeout = other);
    }

    /** Another limit for the time of one batch. */
    public LocalStackOptions withWorkerTimeout(Duration other) {
        return with(copy -> copy.workerTimeout = other);
    }

    /** One more environment variable of the functions that differs. */
    public LocalStackOptions withVariable(EnvironmentVariable variable, String value) {
        var more = new EnumMap<EnvironmentVariable, String>(EnvironmentVariable.class);
        more.putAll(variables);
        more.put(variable, value);
        return with(copy -> copy.variables = more);
    }

    /** These JVM flags for each process of the function, as Lambda takes them too: in {@code JAVA_TOOL_OPTIONS}. */
    public LocalStackOptions withFlags(DeployedFunction function, List<String> other) {
        var more = new EnumMap<DeployedFunction, List<String>>(DeployedFunction.class);
        more.putAll(flags);
        more.put(function, List.copyOf(other));
        return with(copy -> copy.flags = more);
    }

    /** The first worker's clock wrong by this much. */
    public LocalStackOptions withOneWorkersClock(Duration other) {
        return with(copy -> copy.oneWorkersClock = other);
    }

    /** Each answer of the built-in Redis this much later. */
    public LocalStackOptions withRedisDelay(Duration other) {
        return with(copy -> copy.redisDelay = other);
    }

    /**
     * Whether missing class archives are written. A run that writes them takes several seconds longer, and two that do so at
     * once do the same work twice.
     */
    public LocalStackOptions withWritesClassArchives(boolean other) {
        return with(copy -> copy.writesClassArchives = other);
    }

    private LocalStackOptions with(Consumer<Copy> edit) {
        Copy copy = new Copy(this);
        edit.accept(copy);
        return new LocalStackOptions(
                copy.root,
                copy.port,
                copy.apiProcesses,
                copy.workers,
                copy.sesUrl,
                copy.sendGridUrl,
                copy.redisUrl,
                copy.apiKeys,
                copy.visibilityTimeout,
                copy.workerTimeout,
                copy.variables,
                copy.flags,
                copy.oneWorkersClock,
                copy.redisDelay,
                copy.writesClassArchives);
    }

    /** The options while one of them is being changed. */
    private static final class Copy {
        private Path root;
        private int port;
        private int apiProcesses;
        private int workers;
        private @Nullable URI sesUrl;
        private @Nullable URI sendGridUrl;
        private @Nullable URI redisUrl;
        private boolean apiKeys;
        private Duration visibilityTimeout;
        private Duration workerTimeout;
        private Map<EnvironmentVariable, String> variables;
        private Map<DeployedFunction, List<String>> flags;
        private Duration oneWorkersClock;
        private Duration redisDelay;
        private boolean writesClassArchives;

        Copy(LocalStackOptions options) {
            root = options.root;
            port = options.port;
            apiProcesses = options.apiProcesses;
            workers = options.workers;
            sesUrl = options.sesUrl;
            sendGridUrl = options.sendGridUrl;
            redisUrl = options.redisUrl;
            apiKeys = options.apiKeys;
            visibilityTimeout = options.visibilityTimeout;
            workerTimeout = options.workerTimeout;
            variables = options.variables;
            flags = options.flags;
            oneWorkersClock = options.oneWorkersClock;
            redisDelay = options.redisDelay;
            writesClassArchives = options.writesClassArchives;
        }
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
