package dev.emailservice.adapters.sendgrid;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where SendGrid is.
 *
 * @param host the host, with {@code :port} where it is not the scheme's own
 * @param plainHttp whether it is spoken to without TLS, which only a double on this machine may be
 */
public record SendGridBaseUrl(String host, boolean plainHttp) {

    /** SendGrid's global host. */
    public static final SendGridBaseUrl GLOBAL = new SendGridBaseUrl("api.sendgrid.com", false);

    /**
     * The base URL in a setting such as {@code https://api.eu.sendgrid.com}.
     *
     * @throws IllegalArgumentException where it is none, has a path, or would carry the API key over the net in the clear
     */
    public static SendGridBaseUrl parse(String setting) {
        URI url = uri(setting);
        boolean bare = url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null
                && (url.getPath() == null
                        || url.getPath().isEmpty()
                        || url.getPath().equals("/"));
        if (url.getHost() == null || !bare) {
            throw new IllegalArgumentException("SENDGRID_BASE_URL must be a scheme and a host, and no more");
        }
        boolean plain = "http".equalsIgnoreCase(url.getScheme());
        if (!plain && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("SENDGRID_BASE_URL must begin with https://");
        }
        if (plain && !isLoopback(url.getHost())) {
            throw new IllegalArgumentException("SENDGRID_BASE_URL may begin with http:// on loopback only");
        }
        return new SendGridBaseUrl(url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort(), plain);
    }

    private static URI uri(String setting) {
        try {
            return new URI(setting.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("SENDGRID_BASE_URL is no URL", e);
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
