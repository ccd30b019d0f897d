package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.elasticache.CfnUserGroup;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * Who may use Redis: one user, the worker, whose password only Secrets Manager knows. The secret holds
 * {@code {"username","password"}}.
 */
final class RedisAccess extends Construct {

    static final String ENGINE = "valkey";

    /**
     * Every key and channel, since the whole Redis is the worker's; but only commands on data, scripts, and what a
     * client needs to connect. {@code FLUSHALL}, {@code KEYS}, {@code CONFIG} and their like are refused, {@code INFO} alone
     * of the dangerous ones is not: rules apply from left to right.
     */
    private static final String WORKER_COMMANDS =
            "on ~* &* -@all +@read +@write +@connection +@scripting +@pubsub +@transaction -@dangerous +info +time";

    private static final String NOTHING = "off -@all";

    private final Secret secret;
    private final CfnUserGroup group;

    RedisAccess(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        String workerName = config.names().of("worker");
        this.secret = Secret.Builder.create(this, "Secret")
                .secretName(config.names().of("redis"))
                .description("The worker's user name and password for Redis")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"username\":\"" + workerName + "\"}")
                        .generateStringKey("password")
                        .passwordLength(64)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(Removal.of(config))
                .build();
        CfnUser worker = user("Worker", workerName, workerName, WORKER_COMMANDS);
        // A group without a user named "default" gets AWS' own, which may do everything without a password.
        CfnUser nobody = user("Default", config.names().of("default"), "default", NOTHING);
        this.group = CfnUserGroup.Builder.create(this, "Group")
                .engine(ENGINE)
                .userGroupId(config.names().of("redis"))
                .userIds(List.of(nobody.getRef(), worker.getRef()))
                .build();
    }

    Secret secret() {
        return secret;
    }

    CfnUserGroup group() {
        return group;
    }

    private CfnUser user(String id, String userId, String userName, String commands) {
        return CfnUser.Builder.create(this, id)
                .engine(ENGINE)
                .userId(userId)
                .userName(userName)
                .accessString(commands)
                .authenticationMode(Map.of("Type", "password", "Passwords", List.of(password())))
                .build();
    }

    /** Not the password, but CloudFormation's reference to it: the template never holds the value. */
    private String password() {
        return secret.secretValueFromJson("password").unsafeUnwrap();
    }
}
