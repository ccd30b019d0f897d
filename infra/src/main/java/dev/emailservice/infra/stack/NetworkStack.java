package dev.emailservice.infra.stack;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.construct.FunctionNetwork;
import dev.emailservice.infra.construct.Redis;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/** The network the worker and Redis are in. */
public final class NetworkStack extends Stack {

    private static final int SUBNET_BITS = 24;

    private final List<String> availabilityZones;
    private final Vpc vpc;
    private final SecurityGroup worker;
    private final SecurityGroup redis;

    /** A VPC over the environment's zones, and one security group each for worker and Redis. */
    public NetworkStack(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id, Stacks.kept(config, "network", "Email service: VPC and security groups"));
        this.availabilityZones = config.network().availabilityZones();
        this.vpc = Vpc.Builder.create(this, "Vpc")
                .vpcName(config.names().prefix())
                .availabilityZones(availabilityZones)
                .natGateways(config.network().natGateways())
                .subnetConfiguration(List.of(
                        subnets("public", SubnetType.PUBLIC), subnets("worker", SubnetType.PRIVATE_WITH_EGRESS)))
                // The ledger is reached without NAT, and without its charges.
                .gatewayEndpoints(Map.of(
                        "DynamoDb",
                        GatewayVpcEndpointOptions.builder()
                                .service(GatewayVpcEndpointAwsService.DYNAMODB)
                                .build()))
                .build();
        this.worker = group("WorkerSecurityGroup", "What processEmailQueue may reach");
        this.redis = group("RedisSecurityGroup", "Who may reach Redis");
        // SendGrid has no fixed addresses, and AWS' own change: by port only.
        worker.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "AWS and the providers, over TLS");
        worker.addEgressRule(redis, Port.tcp(Redis.PORT), "Redis");
        redis.addIngressRule(worker, Port.tcp(Redis.PORT), "The worker");
    }

    /**
     * The zones of the configuration. Without this CDK would ask AWS for the account's zones, and synthesize invented
     * ones where it has no credentials.
     */
    @Override
    public List<String> getAvailabilityZones() {
        return availabilityZones;
    }

    /** Where the worker runs. */
    public FunctionNetwork workerNetwork() {
        return new FunctionNetwork(vpc, worker);
    }

    /** The private subnets, for Redis. */
    public List<ISubnet> workerSubnets() {
        return vpc.getPrivateSubnets();
    }

    /** The security group of Redis. */
    public SecurityGroup redisSecurityGroup() {
        return redis;
    }

    private SecurityGroup group(String id, String description) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(SUBNET_BITS)
                .build();
    }
}
