package dev.emailservice.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @Test
    void twoRunsOfOneNameGetDirectoriesOfTheirOwnAndShareTheCache(@TempDir Path build) throws Exception {
        try (var first = RunDirectory.create(build, "8080");
                var second = RunDirectory.create(build, "8080")) {
            assertThat(first.path()).isEqualTo(build.resolve("run/8080"));
            assertThat(second.path()).isEqualTo(build.resolve("run/8080-2"));
            assertThat(first.cache()).isEqualTo(second.cache()).isDirectory();
        }
    }

    @Test
    void aClosedRunLeavesNothingButTheCache(@TempDir Path build) throws Exception {
        var run = RunDirectory.create(build, "8080");
        Files.writeString(run.directory("redis").resolve("redis.log"), "x");
        Files.writeString(run.cache().resolve("kept"), "x");
        run.close();
        assertThat(run.path()).doesNotExist();
        assertThat(build.resolve("cache/kept")).exists();
    }
}
