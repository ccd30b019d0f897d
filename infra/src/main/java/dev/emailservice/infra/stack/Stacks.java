package dev.emailservice.infra.stack;

import dev.emailservice.infra.config.EnvironmentConfig;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** What all stacks of an environment have in common. */
final class Stacks {

    private Stacks() {}

    /** The properties of a stack that can be made again at any time. */
    static StackProps redeployed(EnvironmentConfig config, String name, String description) {
        return props(config, name, description).build();
    }

    /** The properties of a stack with what cannot be made again. */
    static StackProps kept(EnvironmentConfig config, String name, String description) {
        return props(config, name, description)
                .terminationProtection(config.retainData())
                .build();
    }

    private static StackProps.Builder props(EnvironmentConfig config, String name, String description) {
        return StackProps.builder()
                .stackName(config.names().of(name))
                .description(description)
                .env(Environment.builder()
                        .account(config.account())
                        .region(config.region())
                        .build());
    }
}
