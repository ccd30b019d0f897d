package dev.emailservice.adapters.redis;

import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.Credentials;
import org.redisson.config.CredentialsResolver;

/**
 * Redisson, set up for a hot path that can do without it. Its defaults retry a command three times, scripts included, wait
 * seconds for each, and read what Redis holds with a Java serializer.
 */
final class RedissonConfig {

    /** To open a connection, TLS included. */
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** For a command to be answered. */
    static final Duration COMMAND_TIMEOUT = Duration.ofMillis(250);

    private RedissonConfig() {}

    /**
     * The set-up for one server.
     *
     * @param url {@code redis://host:port}, or {@code rediss://host:port} for TLS with a verified certificate
     * @param credentials asked at each connection, on a thread of its own; empty where Redis asks for none
     * @param timeout for a command to be answered
     */
    static Config of(URI url, Supplier<Optional<RedisCredentials>> credentials, Duration timeout) {
        Config config = new Config()
                .setCodec(StringCodec.INSTANCE)
                // The script's hash and its reload are RoutingScript's: Redisson's own way takes four round trips.
                .setUseScriptCache(false)
                .setThreads(1)
                .setNettyThreads(1)
                // The JDK's resolver: netty's own needs another library and opens a UDP socket.
                .setAddressResolverGroupFactory((_, _, _) -> DefaultAddressResolverGroup.INSTANCE)
                .setCredentialsResolver(new OnDemand(credentials))
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true);
        config.useSingleServer()
                .setAddress(url.toString())
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setTimeout((int) timeout.toMillis())
                // A script that is sent again is applied again.
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                // Each new client resolves the name anew, and a failure makes a new client.
                .setDnsMonitoringInterval(-1)
                .setPingConnectionInterval(0);
        return config;
    }

    /** Asks for the credentials on a virtual thread: the supplier may wait for the network, netty's thread must not. */
    private record OnDemand(Supplier<Optional<RedisCredentials>> credentials) implements CredentialsResolver {
        @Override
        public CompletionStage<Credentials> resolve(InetSocketAddress address) {
            return CompletableFuture.supplyAsync(
                    () -> credentials
                            .get()
                            .map(c -> new Credentials(c.username(), c.password()))
                            .orElseGet(Credentials::new),
                    task -> Thread.ofVirtual().start(task));
        }
    }
}
