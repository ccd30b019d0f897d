package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.CfnAuthorizer;
import software.amazon.awscdk.services.apigateway.EndpointConfiguration;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IAuthorizer;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LambdaIntegrationOptions;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.RequestAuthorizer;
import software.amazon.awscdk.services.apigateway.Resource;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The HTTP API, throttled: emails sent (also at SendGrid's and SES' own paths), looked up and cancelled, whose caller shows an API key
 * to the authorizer, and {@code POST /events/sendgrid}, whose caller has no key but signs.
 */
public final class EmailApi extends Construct {

    private static final String API_STAGE = "v1";

    private final RestApi api;

    /**
     * A regional REST API.
     *
     * @param authorizer tells who calls
     * @param sendEmail answers {@code POST /emails} and the same in SendGrid's and SES' form
     * @param status answers what is asked about emails, and about the service's health
     * @param events answers {@code POST /events/sendgrid}
     */
    public EmailApi(
            Construct scope,
            String id,
            EnvironmentConfig config,
            IFunction authorizer,
            IFunction sendEmail,
            IFunction status,
            IFunction events) {
        super(scope, id);
        this.api = RestApi.Builder.create(this, "Api")
                .restApiName(config.names().of("api"))
                .endpointConfiguration(EndpointConfiguration.builder()
                        .types(List.of(EndpointType.REGIONAL))
                        .build())
                // One role for the whole account and region writes access logs; another environment may use it too.
                .cloudWatchRole(true)
                .cloudWatchRoleRemovalPolicy(RemovalPolicy.RETAIN)
                .deployOptions(apiStage(config))
                .build();
        IAuthorizer keys = keys(config, authorizer);
        Resource emails = api.getRoot().addResource("emails");
        add(emails, "POST", sendEmail, keys);
        add(emails.addResource("batch"), "POST", sendEmail, keys);
        addStatus(emails, status, keys);
        // Where the clients of SendGrid and of SES send emails, each in its vendor's own form.
        add(api.getRoot().resourceForPath("v3/mail/send"), "POST", sendEmail, keys);
        add(api.getRoot().resourceForPath("v2/email/outbound-emails"), "POST", sendEmail, keys);
        // SendGrid can't send a key of ours: the function verifies its signature before it believes anything.
        add(api.getRoot().addResource("events").addResource("sendgrid"), "POST", events, null);
        ProblemResponses.addTo(api);
    }

    /**
     * Without API Gateway's own cache, which would refuse a request that lacks any of the headers it remembers callers by, and a key
     * comes in either of two. The function remembers the keys instead.
     */
    private IAuthorizer keys(EnvironmentConfig config, IFunction authorizer) {
        RequestAuthorizer keys = RequestAuthorizer.Builder.create(this, "Keys")
                .authorizerName(config.names().of("keys"))
                .handler(authorizer)
                .identitySources(List.of())
                .resultsCacheTtl(Duration.seconds(0))
                .build();
        if (keys.getNode().getDefaultChild() instanceof CfnAuthorizer resource) {
            // CDK writes the absent sources as an empty text.
            resource.addPropertyDeletionOverride("IdentitySource");
        }
        return keys;
    }

    /** Every method but those that have another function: for what it does not take, the function answers 405. */
    private void addStatus(Resource emails, IFunction status, IAuthorizer keys) {
        Resource email = emails.addResource("{id}");
        for (Resource resource : List.of(
                emails, email, email.addResource("cancel"), api.getRoot().addResource("health"))) {
            add(resource, "ANY", status, keys);
        }
    }

    private static void add(Resource resource, String method, IFunction function, @Nullable IAuthorizer keys) {
        LambdaIntegration integration = new LambdaIntegration(
                function,
                LambdaIntegrationOptions.builder().allowTestInvoke(false).build());
        MethodOptions.Builder options = MethodOptions.builder();
        if (keys == null) {
            options.authorizationType(AuthorizationType.NONE);
        } else {
            options.authorizer(keys).authorizationType(AuthorizationType.CUSTOM);
        }
        resource.addMethod(method, integration, options.build());
    }

    /** The API, for its metrics and address. */
    public RestApi api() {
        return api;
    }

    private StageOptions apiStage(EnvironmentConfig config) {
        LogGroup accessLog = LogGroup.Builder.create(this, "AccessLog")
                .logGroupName("/aws/apigateway/" + config.names().of("api"))
                .retention(config.logs().retention())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return StageOptions.builder()
                .stageName(API_STAGE)
                .tracingEnabled(true)
                .metricsEnabled(true)
                // Execution logs can hold bodies; the access log below holds none.
                .loggingLevel(MethodLoggingLevel.OFF)
                .dataTraceEnabled(false)
                .throttlingRateLimit(config.api().perSecond())
                .throttlingBurstLimit(config.api().burst())
                .accessLogDestination(new LogGroupLogDestination(accessLog))
                .accessLogFormat(AccessLog.format())
                .build();
    }
}
