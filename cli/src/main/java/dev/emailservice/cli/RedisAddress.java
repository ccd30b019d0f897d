package dev.emailservice.cli;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a Redis is. Never a user or a password: what is on a command line can be read by every process of the machine, and stays
 * in the shell's history.
 *
 * @param url {@code redis://host:port} or {@code rediss://host:port}
 */
record RedisAddress(URI url) {

    /**
     * The address in a text.
     *
     * @throws IllegalArgumentException where it is none or holds a user or a password; its message quotes nothing of the text
     */
    static RedisAddress parse(String text) {
        if (text.contains("@")) {
            throw new IllegalArgumentException("--redis must name no user and no password: set " + RedisLogin.USERNAME
                    + " and " + RedisLogin.PASSWORD + " instead");
        }
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("redis".equals(url.getScheme()) || "rediss".equals(url.getScheme()))) {
                return new RedisAddress(url);
            }
        } catch (URISyntaxException e) {
            // As below.
        }
        throw new IllegalArgumentException("--redis must be redis://host:port or rediss://host:port");
    }

    /** Host and port. */
    @Override
    public String toString() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
