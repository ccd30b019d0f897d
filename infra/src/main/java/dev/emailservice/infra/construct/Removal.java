package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import software.amazon.awscdk.RemovalPolicy;

/** What becomes of what cannot be made again when its stack goes. */
final class Removal {

    private Removal() {}

    /** Kept where the environment says so, otherwise removed with its stack. */
    static RemovalPolicy of(EnvironmentConfig config) {
        return config.retainData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
