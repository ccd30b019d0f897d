package dev.emailservice.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** What a function's JVM has on its class path: the function's jar, and the runtime interface client behind it. */
record RuntimeClasspath(List<Path> entries) {

    /** One class of each jar of the runtime interface client. */
    private static final List<Class<?>> RUNTIME =
            List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    /** An archive fits jars of one size and time only; whoever makes the copy, it is the same. */
    private static final FileTime SAME_TIME = FileTime.fromMillis(1_000_000_000_000L);

    RuntimeClasspath {
        entries = List.copyOf(entries);
    }

    /**
     * The class path of the function in {@code jar}. The client is copied to the cache once, so that a class archive fits
     * whichever program starts the function: the command-line tool and a test have the client in different places.
     *
     * @throws IOException if it can't be copied
     */
    static RuntimeClasspath of(Path jar, Path cache) throws IOException {
        var entries = new ArrayList<Path>(List.of(jar.toAbsolutePath().normalize()));
        for (Path runtime :
                RUNTIME.stream().map(RuntimeClasspath::home).distinct().toList()) {
            entries.add(cached(runtime, cache.toAbsolutePath().normalize()));
        }
        return new RuntimeClasspath(entries);
    }

    private static Path cached(Path jar, Path cache) throws IOException {
        Path copy = cache.resolve(jar.getFileName());
        if (!Files.exists(copy) || Files.size(copy) != Files.size(jar)) {
            Path draft = Files.createTempFile(cache, "runtime", ".draft");
            Files.copy(jar, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(draft, SAME_TIME);
            Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
        }
        return copy;
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
