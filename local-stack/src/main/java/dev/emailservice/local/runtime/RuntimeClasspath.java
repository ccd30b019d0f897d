package dev.emailservice.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** What a function's JVM has on its class path: the function's jar, and the runtime interface client behind it. */
record RuntimeClasspath(List<Path> entries) {

    /** One class of each jar of the runtime interface client. */
    private static final List<Class<?>> RUNTIME =
            List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    RuntimeClasspath {
        entries = List.copyOf(entries);
    }

    /** The class path of the function in {@code jar}; the client comes from where this JVM has it. */
    static RuntimeClasspath of(Path jar) {
        return new RuntimeClasspath(
                Stream.concat(Stream.of(jar.toAbsolutePath()), RUNTIME.stream().map(RuntimeClasspath::home))
                        .distinct()
                        .toList());
    }

    /** As {@code -cp} takes it. */
    String argument() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
