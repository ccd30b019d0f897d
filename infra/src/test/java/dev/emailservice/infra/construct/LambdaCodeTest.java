package dev.emailservice.infra.construct;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaCodeTest {

    @Test
    void aMissingJarIsNamedWithTheCommandThatMakesIt(@TempDir Path root) {
        assertThatThrownBy(() -> LambdaCode.packagedJars(root).of(DeployedFunction.SEND_EMAIL))
                .hasMessageContaining("lambdas/send-email/target/send-email.jar is missing")
                .hasMessageContaining("mvn -q -DskipTests package -pl lambdas/send-email -am");
    }

    @Test
    void aVariableTheFunctionDoesNotReadIsRefused() {
        FunctionVariables variables = new FunctionVariables(DeployedFunction.SEND_EMAIL);
        assertThatThrownBy(() -> variables.set(EnvironmentVariable.REDIS_URL, "rediss://x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REDIS_URL");
    }
}
