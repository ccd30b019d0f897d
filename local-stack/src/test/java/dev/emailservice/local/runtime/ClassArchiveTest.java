package dev.emailservice.local.runtime;

import static dev.emailservice.local.functions.PlannedFunction.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.functions.PlannedFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @Test
    void the_first_run_leaves_an_archive_and_the_second_starts_from_it(@TempDir Path directory) throws Exception {
        try (var function = new PlannedFunction(directory, "run")) {
            runOnce(function);
            Path archive = function.archives().getFirst();

            try (FunctionPool pool = function.start(1)) {
                pool.awaitAll(PATIENCE);
                long pid = pool.status().getFirst().pid().orElseThrow();
                assertThat(Files.readString(Path.of("/proc/" + pid + "/maps"))).contains(archive.toString());
            }
            assertThat(function.archives()).containsExactly(archive);
        }
    }

    @Test
    void two_first_runs_at_once_leave_one_archive_that_is_whole(@TempDir Path directory) throws Exception {
        try (var function = new PlannedFunction(directory, "run");
                var other = new PlannedFunction(directory, "other")) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> runOnce(function)),
                            CompletableFuture.runAsync(() -> runOnce(other)))
                    .join();

            assertThat(function.archives()).hasSize(1);
            runOnce(function);
            assertThat(function.notices()).isEmpty();
        }
    }

    @Test
    void a_run_without_work_leaves_no_archive(@TempDir Path directory) throws Exception {
        try (var function = new PlannedFunction(directory, "run")) {
            try (FunctionPool pool = function.start(1)) {
                pool.awaitAll(PATIENCE);
            }
            assertThat(function.archives()).isEmpty();
        }
    }

    @Test
    void a_run_that_is_not_told_to_leaves_no_archive_but_uses_one(@TempDir Path directory) throws Exception {
        try (var plain = new PlannedFunction(directory, "plain", false);
                var writing = new PlannedFunction(directory, "writing", true)) {
            runOnce(plain);
            assertThat(plain.archives()).isEmpty();

            runOnce(writing);
            Path archive = plain.archives().getFirst();
            try (FunctionPool pool = plain.start(1)) {
                pool.awaitAll(PATIENCE);
                long pid = pool.status().getFirst().pid().orElseThrow();
                assertThat(Files.readString(Path.of("/proc/" + pid + "/maps"))).contains(archive.toString());
            }
        }
    }

    @Test
    void the_archive_of_a_function_does_not_depend_on_where_its_starter_has_the_runtime(@TempDir Path directory)
            throws IOException {
        Path jar = jar(directory.resolve("f.jar"), "");

        List<Path> classpath = RuntimeClasspath.of(jar, directory).entries();

        assertThat(classpath).allSatisfy(entry -> assertThat(entry).hasParent(directory));
        ClassArchive first = ClassArchive.ofFunction(directory, "f", jar).orElseThrow();
        Files.delete(classpath.getLast());
        assertThat(ClassArchive.ofFunction(directory, "f", jar)).contains(first);
    }

    @Test
    void another_jar_gets_another_archive_and_the_old_one_is_deleted(@TempDir Path directory) throws IOException {
        Path jar = jar(directory.resolve("f.jar"), "");
        ClassArchive first = ClassArchive.of(directory, "f", List.of(jar)).orElseThrow();
        Files.writeString(first.file(), "classes of the first");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000));
        ClassArchive second = ClassArchive.of(directory, "f", List.of(jar)).orElseThrow();
        assertThat(second.exists()).isFalse();

        second.publish(Files.writeString(directory.resolve("draft"), "classes of the second"));

        assertThat(second.file()).hasContent("classes of the second");
        assertThat(first.exists()).isFalse();
    }

    @Test
    void a_class_path_with_directories_can_not_be_archived(@TempDir Path directory) throws IOException {
        Path namesItsOwnFolder = jar(directory.resolve("a.jar"), "other.jar .");
        Path namesAMissingJar = jar(directory.resolve("b.jar"), "other.jar");

        assertThat(ClassArchive.of(directory, "f", List.of(namesAMissingJar))).isPresent();
        assertThat(ClassArchive.of(directory, "f", List.of(namesItsOwnFolder))).isEmpty();
        assertThat(ClassArchive.of(directory, "f", List.of(namesAMissingJar, directory)))
                .isEmpty();
    }

    private static Path jar(Path file, String classPath) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }

    private static void runOnce(PlannedFunction function) {
        try (FunctionPool pool = function.start(1)) {
            assertThat(pool.invoke("{}", PATIENCE)).isPresent();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
