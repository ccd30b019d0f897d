package dev.emailservice.infra.config;

import java.util.List;

/** An environment's configuration cannot be used; the message lists everything that is wrong with it. */
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidConfigException(String source, List<String> problems) {
        super(source + ":\n  - " + String.join("\n  - ", problems));
    }
}
