package dev.emailservice.infra.app;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The project's {@code cdk.json}. */
final class CdkJson {

    private CdkJson() {}

    /** Its context: the same switches apply with CDK's command line, without it, and in tests. */
    static Map<String, Object> context(Path file) {
        try {
            return Json.ASCII.convertValue(
                    Json.ASCII.readTree(Files.readString(file)).path("context"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
