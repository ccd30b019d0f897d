package dev.emailservice.cli.where;

import dev.emailservice.local.control.StoreAddresses;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** What a command is about: an environment in AWS, else the local stack that runs on this machine. */
public final class Where {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port of a running ./mailctl local, which is meant by default. Default: 8080.")
    private int port;

    @Option(names = "--environment", paramLabel = "NAME", description = "dev, staging or prod, in AWS.")
    private @Nullable String environment;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The AWS profile. Default: as the AWS SDK finds one.")
    private @Nullable String profile;

    @Option(names = "--region", paramLabel = "NAME", description = "The AWS region. Default: that of the profile.")
    private @Nullable String region;

    /** Whether the local stack is meant: nothing of AWS is named. */
    public boolean isLocal() {
        return environment == null && profile == null && region == null;
    }

    /**
     * Where the local stack keeps its emails.
     *
     * @throws dev.emailservice.cli.CommandException where none runs on this port
     */
    public StoreAddresses local() {
        return RunningStack.stores(port);
    }

    /** The environment's name, where one is named. */
    public Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    /**
     * The region named, else that of the profile.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException where there is neither
     */
    public Region region() {
        return region == null
                ? DefaultAwsRegionProviderChain.builder()
                        .profileName(profile)
                        .build()
                        .getRegion()
                : Region.of(region);
    }

    /** The credentials of the profile, else as the SDK finds some. To be closed. */
    public DefaultCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().profileName(profile).build();
    }
}
