package dev.emailservice.local.runtime;

import dev.emailservice.model.settings.DeployedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * All that is needed to run a function.
 *
 * @param name the function's name
 * @param handler Lambda's handler string
 * @param jar the packaged jar
 * @param timeout how long one invocation may take
 * @param memoryMegabytes what Lambda would give it, in MiB; the heap gets four fifths of it
 * @param region the AWS region it believes to be in
 * @param variables its own environment variables, besides those Lambda sets
 */
public record FunctionLaunch(
        String name,
        String handler,
        Path jar,
        Duration timeout,
        int memoryMegabytes,
        String region,
        Map<String, String> variables) {

    public FunctionLaunch {
        variables = Map.copyOf(variables);
    }

    /** The function as it is deployed, with its jar below the project's root. */
    public static FunctionLaunch of(
            DeployedFunction function, Path root, String region, Map<String, String> variables) {
        return new FunctionLaunch(
                function.functionName(),
                function.handler(),
                root.resolve(function.jar()),
                function.timeout(),
                function.memoryMegabytes(),
                region,
                variables);
    }

    /** The same function with another timeout. */
    public FunctionLaunch withTimeout(Duration other) {
        return new FunctionLaunch(name, handler, jar, other, memoryMegabytes, region, variables);
    }

    /** The same function with one more environment variable, or another value of it. */
    public FunctionLaunch with(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, value);
        return new FunctionLaunch(name, handler, jar, timeout, memoryMegabytes, region, more);
    }

    /** The ARN its invocations carry. */
    String arn() {
        return "arn:aws:lambda:" + region + ":000000000000:function:" + name;
    }
}
