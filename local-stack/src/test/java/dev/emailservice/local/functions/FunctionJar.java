package dev.emailservice.local.functions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs test functions. */
public final class FunctionJar {

    private FunctionJar() {}

    /** Writes a jar with these classes. */
    public static Path write(Path file, Class<?>... classes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream bytes =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
                    bytes.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return file;
    }
}
