package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.config.RedisConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * The Redis the workers share what they know of the providers through: ElastiCache for Valkey, cluster mode off, TLS
 * only, one user. It is never retained or backed up: losing it makes routing a little worse and touches no email.
 */
public final class Redis extends Construct {

    /** The port of Redis. */
    public static final int PORT = 6379;

    private static final String ENGINE_VERSION = "8.0";
    private static final String PARAMETER_FAMILY = "valkey8";

    private final RedisAccess access;
    private final CfnReplicationGroup replicationGroup;

    /**
     * A replication group in the given subnets.
     *
     * @param securityGroup decides who may reach it
     */
    public Redis(
            Construct scope, String id, EnvironmentConfig config, List<ISubnet> subnets, ISecurityGroup securityGroup) {
        super(scope, id);
        RedisConfig redis = config.redis();
        boolean replicated = redis.replicas() > 0;
        this.access = new RedisAccess(this, "Access", config);
        this.replicationGroup = CfnReplicationGroup.Builder.create(this, "ReplicationGroup")
                .replicationGroupId(config.names().of("redis"))
                .replicationGroupDescription("Provider health and usage, shared by the workers")
                .engine(RedisAccess.ENGINE)
                .engineVersion(ENGINE_VERSION)
                .cacheNodeType(redis.nodeType())
                .numCacheClusters(redis.replicas() + 1)
                .automaticFailoverEnabled(replicated)
                .multiAzEnabled(replicated)
                .port(PORT)
                .transitEncryptionEnabled(true)
                .transitEncryptionMode("required")
                .atRestEncryptionEnabled(true)
                .autoMinorVersionUpgrade(true)
                .snapshotRetentionLimit(0)
                .userGroupIds(List.of(access.group().getRef()))
                .cacheParameterGroupName(parameters().getRef())
                .cacheSubnetGroupName(subnetGroup(subnets).getRef())
                .securityGroupIds(List.of(securityGroup.getSecurityGroupId()))
                .build();
        replicationGroup.applyRemovalPolicy(RemovalPolicy.DESTROY);
    }

    /** Where the primary is, for {@code REDIS_URL}: TLS, so {@code rediss}. */
    public String url() {
        return "rediss://" + replicationGroup.getAttrPrimaryEndPointAddress() + ":"
                + replicationGroup.getAttrPrimaryEndPointPort();
    }

    /** The secret with the worker's {@code {"username","password"}}. */
    public Secret secret() {
        return access.secret();
    }

    private CfnParameterGroup parameters() {
        return CfnParameterGroup.Builder.create(this, "Parameters")
                .cacheParameterGroupFamily(PARAMETER_FAMILY)
                .description(
                        "Never evicts: a usage counter or breaker state that vanishes silently misleads every worker")
                .properties(Map.of("maxmemory-policy", "noeviction"))
                .build();
    }

    private CfnSubnetGroup subnetGroup(List<ISubnet> subnets) {
        return CfnSubnetGroup.Builder.create(this, "Subnets")
                .description("The worker's subnets")
                .subnetIds(subnets.stream().map(ISubnet::getSubnetId).toList())
                .build();
    }
}
