package dev.emailservice.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The native part of the runtime interface client, unpacked once.
 *
 * <p>Left alone, each process would unpack it to one and the same file in {@code /tmp}, and fail when another does so at
 * that moment.
 */
final class NativeLibrary {

    private NativeLibrary() {}

    /**
     * The library for this machine, unpacked to the directory if it is not there yet.
     *
     * @throws IOException if there is none for this machine, or it can't be written
     */
    static Path in(Path directory) throws IOException {
        String resource = "/jni/libaws-lambda-jni." + platform() + ".so";
        try (InputStream in = AWSLambda.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("AWS' runtime interface client has no native library for this machine: it runs on"
                        + " Linux only, on x86_64 and aarch64");
            }
            byte[] content = in.readAllBytes();
            var checksum = new CRC32();
            checksum.update(content);
            Path library = directory.resolve("libaws-lambda-jni-%08x.so".formatted(checksum.getValue()));
            if (!Files.exists(library)) {
                Path draft = Files.createTempFile(directory, "libaws-lambda-jni", ".draft");
                Files.write(draft, content);
                Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
            }
            return library;
        }
    }

    /** As the client's jar names it. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        return os + (hasGlibc() ? "-" : "_musl-") + arch;
    }

    private static boolean hasGlibc() {
        return Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))
                || Files.exists(Path.of("/lib/ld-linux-aarch64.so.1"))
                || Files.exists(Path.of("/lib64/ld-linux-aarch64.so.1"));
    }
}
