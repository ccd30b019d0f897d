package dev.emailservice.local.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment variables of a function's process: nothing of this JVM's own but what a process needs to run. */
final class LambdaEnvironment {

    private LambdaEnvironment() {}

    /**
     * What Lambda sets (AWS Lambda Developer Guide, "Defined runtime environment variables"), and the function's own.
     *
     * @param home the directory the function may take for its own: task root and place of the AWS files that do not exist
     */
    static Map<String, String> of(FunctionLaunch launch, String runtimeApi, Path home) {
        var values = new HashMap<String, String>();
        values.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        values.put("LANG", "en_US.UTF-8");
        values.put("TZ", ":UTC");
        values.put("_HANDLER", launch.handler());
        values.put("LAMBDA_TASK_ROOT", home.toString());
        values.put("LAMBDA_RUNTIME_DIR", home.toString());
        values.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        values.put("AWS_LAMBDA_FUNCTION_NAME", launch.name());
        values.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        values.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(launch.memoryMegabytes()));
        values.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + launch.name());
        values.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        values.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        values.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        values.put("AWS_REGION", launch.region());
        values.put("AWS_DEFAULT_REGION", launch.region());
        values.put("AWS_ACCESS_KEY_ID", "local");
        values.put("AWS_SECRET_ACCESS_KEY", "local");
        // A person's own profiles must not reach the function, nor the function the instance it may run on.
        values.put("AWS_CONFIG_FILE", home.resolve("no-config").toString());
        values.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("no-credentials").toString());
        values.put("AWS_EC2_METADATA_DISABLED", "true");
        values.putAll(launch.variables());
        return Map.copyOf(values);
    }
}
