package dev.emailservice.local;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a server of somebody else's must look like. The functions demand the same, but say so only in their
 * logs, once an email waits. Null is none given, which is right.
 */
final class EndpointRules {

    private static final List<String> HTTP = List.of("http", "https");
    private static final List<String> REDIS = List.of("redis", "rediss");

    private EndpointRules() {}

    /** @throws IllegalArgumentException where it is no HTTP address of a server */
    static void checkSes(@Nullable URI url) {
        check("SES", url, HTTP);
    }

    /** @throws IllegalArgumentException where it is no HTTP address of a server, or would show the key to the network */
    static void checkSendGrid(@Nullable URI url) {
        check("SendGrid", url, HTTP);
        if (url != null && "http".equalsIgnoreCase(url.getScheme()) && !isLoopback(url.getHost())) {
            throw new IllegalArgumentException("the URL of SendGrid may begin with http:// on loopback only");
        }
    }

    /** @throws IllegalArgumentException where it is no address of a Redis, with its port */
    static void checkRedis(@Nullable URI url) {
        check("Redis", url, REDIS);
        if (url != null && url.getPort() < 0) {
            throw new IllegalArgumentException("the URL of Redis must name a port, such as redis://127.0.0.1:6379");
        }
    }

    private static void check(String server, @Nullable URI url, List<String> schemes) {
        if (url == null) {
            return;
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean bare = (url.getRawPath() == null
                        || url.getRawPath().isEmpty()
                        || url.getRawPath().equals("/"))
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if (!schemes.contains(scheme) || url.getHost() == null || !bare) {
            throw new IllegalArgumentException("the URL of " + server + " must be " + String.join(":// or ", schemes)
                    + "://, a host, perhaps a port, and no more");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
