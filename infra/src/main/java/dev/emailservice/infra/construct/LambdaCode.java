package dev.emailservice.infra.construct;

import dev.emailservice.model.settings.DeployedFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.lambda.Code;

/** Where a function's code comes from. */
@FunctionalInterface
public interface LambdaCode {

    /** The code to deploy for the function. */
    Code of(DeployedFunction function);

    /**
     * The jars Maven packaged.
     *
     * @param root the project's root, which {@link DeployedFunction#jar()} is relative to
     */
    static LambdaCode packagedJars(Path root) {
        return function -> {
            Path jar = root.resolve(function.jar());
            if (!Files.isRegularFile(jar)) {
                throw new MissingJarException(function);
            }
            return Code.fromAsset(jar.toString());
        };
    }

    /** A function was not packaged before the synthesis; the message says how to. */
    final class MissingJarException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MissingJarException(DeployedFunction function) {
            super(function.jar() + " is missing. Make it with: mvn -q -DskipTests package -pl lambdas/"
                    + function.functionName() + " -am");
        }
    }
}
