package dev.emailservice.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.functions.FunctionJar;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.runtime.ClassArchive;
import dev.emailservice.model.settings.DeployedFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesTest {

    @Test
    void they_are_complete_when_each_process_has_one_for_its_jar_as_it_is_now(@TempDir Path root) throws IOException {
        assertThat(ClassArchives.complete(root)).as("nothing is built").isFalse();
        for (DeployedFunction function : DeployedFunction.values()) {
            FunctionJar.write(root.resolve(function.jar()), ClassArchivesTest.class);
        }
        assertThat(ClassArchives.complete(root)).as("no archive").isFalse();

        Path cache = RunDirectory.cache(StackStart.buildFolder(root));
        leave(ClassArchives.dynamoDb(cache));
        for (DeployedFunction function : DeployedFunction.values()) {
            assertThat(ClassArchives.complete(root)).as("one is missing").isFalse();
            leave(ofFunction(cache, root, function));
        }
        assertThat(ClassArchives.complete(root)).isTrue();

        Files.setLastModifiedTime(root.resolve(DeployedFunction.SEND_EMAIL.jar()), FileTime.fromMillis(1_000_000_000));
        assertThat(ClassArchives.complete(root)).as("a jar was built anew").isFalse();
    }

    private static Optional<ClassArchive> ofFunction(Path cache, Path root, DeployedFunction function)
            throws IOException {
        return ClassArchive.ofFunction(cache, function.functionName(), root.resolve(function.jar()));
    }

    private static void leave(Optional<ClassArchive> archive) throws IOException {
        if (archive.isPresent()) {
            Files.writeString(archive.get().file(), "classes");
        }
    }
}
