package dev.emailservice.infra.app;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.config.EnvironmentConfigReader;
import dev.emailservice.infra.config.InvalidConfigException;
import dev.emailservice.infra.construct.LambdaCode;
import dev.emailservice.infra.stage.EmailServiceStage;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Synthesizes the environment chosen with {@code -c environment=…}. */
public final class EmailServiceApp {

    /** The name of the context value that chooses the environment. */
    static final String ENVIRONMENT = "environment";

    private EmailServiceApp() {}

    /**
     * Runs a synthesis; CDK's command line says where to.
     *
     * @param args the project's root, or nothing for the working directory
     */
    public static void main(String[] args) {
        Path root = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
        App app = new App(AppProps.builder()
                .context(CdkJson.context(root.resolve("cdk.json")))
                .analyticsReporting(false)
                .treeMetadata(false)
                .stackTraces(false)
                .build());
        try {
            EnvironmentConfig config = new EnvironmentConfigReader(root.resolve("infra/environments"))
                    .read((String) app.getNode().tryGetContext(ENVIRONMENT));
            new EmailServiceStage(app, config, LambdaCode.packagedJars(root));
        } catch (InvalidConfigException | LambdaCode.MissingJarException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        app.synth();
    }
}
