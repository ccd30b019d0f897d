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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @Test
    void the_first_run_leaves_an_archive_and_the_second_starts_from_it(@TempDir Path directory) throws Exception {
        try (var function = new PlannedFunction(directory)) {
            runOnce(function);
            Path archive = function.archives().getFirst();

            try (FunctionPool pool = function.start(1)) {
                pool.awaitReady(PATIENCE);
                long pid = pool.status().getFirst().pid().orElseThrow();
                assertThat(Files.readString(Path.of("/proc/" + pid + "/maps"))).contains(archive.toString());
            }
            assertThat(function.archives()).containsExactly(archive);
        }
    }

    @Test
    void two_first_runs_at_once_leave_one_archive_that_is_whole(@TempDir Path directory) throws Exception {
        try (var function = new PlannedFunction(directory);
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
        try (var function = new PlannedFunction(directory)) {
            try (FunctionPool pool = function.start(1)) {
                pool.awaitReady(PATIENCE);
            }
            assertThat(function.archives()).isEmpty();
        }
    }

    @Test
    void another_jar_gets_another_archive_and_the_old_one_is_deleted(@TempDir Path directory) throws IOException {
        Path jar = Files.writeString(directory.resolve("f.jar"), "one");
        ClassArchive first = ClassArchive.of(directory, "f", new RuntimeClasspath(List.of(jar)));
        Files.writeString(first.file(), "classes of the first");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000));
        ClassArchive second = ClassArchive.of(directory, "f", new RuntimeClasspath(List.of(jar)));
        assertThat(second.exists()).isFalse();

        second.publish(Files.writeString(directory.resolve("draft"), "classes of the second"));

        assertThat(second.file()).hasContent("classes of the second");
        assertThat(first.exists()).isFalse();
    }

    private static void runOnce(PlannedFunction function) {
        try (FunctionPool pool = function.start(1)) {
            assertThat(pool.invoke("{}", PATIENCE)).isPresent();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
