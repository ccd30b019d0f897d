package dev.emailservice.infra.config;

import java.util.regex.Pattern;

/**
 * The Redis of one environment.
 *
 * @param nodeType ElastiCache's node type
 * @param replicas how many nodes follow the primary; with at least one, a lost primary is replaced by itself
 */
public record RedisConfig(String nodeType, int replicas) {

    private static final Pattern NODE_TYPE = Pattern.compile("cache\\.[a-z0-9]+\\.[a-z0-9]+");

    static RedisConfig read(Section section) {
        RedisConfig redis = new RedisConfig(
                section.text("nodeType", NODE_TYPE, "an ElastiCache node type such as cache.t4g.micro"),
                section.integer("replicas", 0, 5));
        section.end();
        return redis;
    }
}
