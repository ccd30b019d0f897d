package dev.emailservice.infra.synthesis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.config.EnvironmentConfigReader;
import dev.emailservice.infra.stage.EmailServiceStage;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.DeployedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;

/**
 * All environments, synthesized together and once: starting CDK costs far more than any test does. dev is synthesized
 * without an account, as for a newcomer; prod with one, since CDK then behaves differently.
 */
public final class Synthesis {

    /** The project's root, seen from the module that Maven runs the tests in. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String ACCOUNT = "111122223333";
    private static final Path OUT = Path.of("target/test-cdk.out").toAbsolutePath();
    private static final Synthesis INSTANCE = new Synthesis();

    private final Map<String, SynthesizedStage> stages = new LinkedHashMap<>();

    private Synthesis() {
        try {
            deleteOldOutput();
            EnvironmentConfigReader reader = new EnvironmentConfigReader(ROOT.resolve("infra/environments"));
            List<EnvironmentConfig> configs =
                    List.of(reader.read("dev"), reader.read("staging"), withAccount(reader.read("prod")));
            App app = new App(AppProps.builder()
                    .outdir(OUT.toString())
                    .context(context())
                    .analyticsReporting(false)
                    .treeMetadata(false)
                    .stackTraces(false)
                    .build());
            configs.forEach(config -> new EmailServiceStage(app, config, Synthesis::stub));
            app.synth();
            configs.forEach(config ->
                    stages.put(config.name(), SynthesizedStage.read(config, OUT.resolve("assembly-" + config.name()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An environment as synthesized: {@code dev}, {@code staging} or {@code prod}. */
    public static SynthesizedStage stage(String environment) {
        return Objects.requireNonNull(INSTANCE.stages.get(environment));
    }

    /** All environments. */
    public static List<SynthesizedStage> stages() {
        return List.copyOf(INSTANCE.stages.values());
    }

    /** A file of the synthesized output. */
    public static JsonNode output(String file) {
        try {
            return Json.ASCII.readTree(Files.readString(INSTANCE.directory().resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every text CDK wrote. */
    public static List<String> texts() {
        try (Stream<Path> files = Files.walk(INSTANCE.directory())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(Synthesis::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory() {
        return OUT;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars are other modules' work; what matters here is that each function has its own. */
    private static Code stub(DeployedFunction function) {
        Path jar =
                Path.of("target/test-stubs", function.functionName() + ".jar").toAbsolutePath();
        try {
            Files.createDirectories(jar.getParent());
            Files.writeString(jar, function.functionName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Code.fromAsset(jar.toString());
    }

    private static Map<String, Object> context() throws IOException {
        JsonNode cdkJson = Json.ASCII.readTree(Files.readString(ROOT.resolve("cdk.json")));
        return Json.ASCII.convertValue(cdkJson.path("context"), new TypeReference<>() {});
    }

    private static EnvironmentConfig withAccount(EnvironmentConfig config) {
        return new EnvironmentConfig(
                config.name(),
                ACCOUNT,
                config.region(),
                config.retainData(),
                config.alarmEmail(),
                config.network(),
                config.redis(),
                config.sending(),
                config.providers(),
                config.functions(),
                config.worker(),
                config.api(),
                config.logs());
    }

    private static void deleteOldOutput() throws IOException {
        if (Files.exists(OUT)) {
            try (Stream<Path> files = Files.walk(OUT)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
