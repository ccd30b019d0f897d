package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.ApiKeyOptions;
import software.amazon.awscdk.services.apigateway.EndpointConfiguration;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IApiKey;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LambdaIntegrationOptions;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.Period;
import software.amazon.awscdk.services.apigateway.QuotaSettings;
import software.amazon.awscdk.services.apigateway.Resource;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.apigateway.ThrottleSettings;
import software.amazon.awscdk.services.apigateway.UsagePlanPerApiStage;
import software.amazon.awscdk.services.apigateway.UsagePlanProps;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The HTTP API: emails sent, looked up and cancelled, with an API key, a usage plan and throttling, and
 * {@code POST /events/sendgrid}, whose caller has no key but signs.
 */
public final class EmailApi extends Construct {

    private static final String API_STAGE = "v1";

    private final RestApi api;
    private final IApiKey key;

    /**
     * A regional REST API.
     *
     * @param sendEmail answers {@code POST /emails}
     * @param status answers what is asked about emails, and about the service's health
     * @param events answers {@code POST /events/sendgrid}
     */
    public EmailApi(
            Construct scope,
            String id,
            EnvironmentConfig config,
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
        Resource emails = api.getRoot().addResource("emails");
        add(emails, "POST", sendEmail, true);
        addStatus(emails, status);
        // SendGrid can't send a key of ours: the function verifies its signature before it believes anything.
        add(api.getRoot().addResource("events").addResource("sendgrid"), "POST", events, false);
        ProblemResponses.addTo(api);
        this.key = addKey(config);
    }

    /** Every method but those that have another function: for what it does not take, the function answers 405. */
    private void addStatus(Resource emails, IFunction status) {
        Resource email = emails.addResource("{id}");
        for (Resource resource : List.of(
                emails, email, email.addResource("cancel"), api.getRoot().addResource("health"))) {
            add(resource, "ANY", status, true);
        }
    }

    private static void add(Resource resource, String method, IFunction function, boolean keyRequired) {
        LambdaIntegration integration = new LambdaIntegration(
                function,
                LambdaIntegrationOptions.builder().allowTestInvoke(false).build());
        resource.addMethod(
                method,
                integration,
                MethodOptions.builder().apiKeyRequired(keyRequired).build());
    }

    /** The API, for its metrics and address. */
    public RestApi api() {
        return api;
    }

    /** The first client's API key. API Gateway makes up its value; the template does not hold it. */
    public IApiKey key() {
        return key;
    }

    private IApiKey addKey(EnvironmentConfig config) {
        IApiKey apiKey = api.addApiKey(
                "Key",
                ApiKeyOptions.builder()
                        .apiKeyName(config.names().of("first-client"))
                        .build());
        api.addUsagePlan(
                        "UsagePlan",
                        UsagePlanProps.builder()
                                .name(config.names().of("clients"))
                                .apiStages(List.of(UsagePlanPerApiStage.builder()
                                        .api(api)
                                        .stage(api.getDeploymentStage())
                                        .build()))
                                .throttle(ThrottleSettings.builder()
                                        .rateLimit(config.api().perSecond())
                                        .burstLimit(config.api().burst())
                                        .build())
                                .quota(QuotaSettings.builder()
                                        .limit(config.api().perDay())
                                        .period(Period.DAY)
                                        .build())
                                .build())
                .addApiKey(apiKey);
        return apiKey;
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
