package dev.emailservice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LauncherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LauncherProject project;

    @BeforeEach
    void fresh(@TempDir Path directory) throws IOException {
        project = new LauncherProject(directory);
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        assertThat(project.run("local", "--once")).contains("Building").contains("Mailctl local --once");
        assertThat(project.run("local")).doesNotContain("Building");

        assertThat(project.builds()).hasSize(1);
    }

    @Test
    void anEditedSourceAndADeletedOneAreBuiltAndATestIsNot() throws Exception {
        project.run("faults");
        Files.setLastModifiedTime(project.path("shared-model/src/test/ATest.java"), FileTime.fromMillis(later()));
        project.run("faults");
        assertThat(project.builds()).hasSize(1);

        Files.delete(project.path("shared-model/src/main/A.java"));
        project.run("faults");
        assertThat(project.builds()).hasSize(2);

        Files.setLastModifiedTime(project.path("pom.xml"), FileTime.fromMillis(later()));
        project.run("faults");
        assertThat(project.builds()).hasSize(3);
    }

    @Test
    void theBuildLeavesTheArchiveAndPlainRunsUseItAndWriteNone() throws Exception {
        project.run("local");
        Path archive = project.archives().getFirst();
        assertThat(project.run("local")).contains("-XX:SharedArchiveFile=" + archive);

        Files.delete(archive);
        assertThat(project.run("local")).doesNotContain("Archive");
        assertThat(project.run("prepare", "--help")).doesNotContain("Archive");
        assertThat(project.archives()).isEmpty();

        assertThat(project.run("prepare")).contains("-XX:ArchiveClassesAtExit=");
        assertThat(project.archives()).containsExactly(archive);
        assertThat(project.run("prepare")).doesNotContain("-XX:ArchiveClassesAtExit=");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoAtOnceBuildOnce(boolean flock) throws Exception {
        Files.createFile(project.path("hold"));
        Process first = project.start(flock, "local");
        await().atMost(PATIENCE).until(() -> project.builds().size() == 1);
        Process second = project.start(flock, "local");
        var heard = second.inputReader();
        assertThat(heard.readLine()).isEqualTo("Waiting for another mailctl, which is building");

        Files.delete(project.path("hold"));

        assertThat(LauncherProject.said(first)).contains("Built in").contains("Mailctl local");
        assertThat(heard.readLine()).contains("Mailctl local");
        assertThat(first.waitFor() + second.waitFor()).isZero();
        assertThat(project.builds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatIsStoppedTakesItsMavenWithItAndLetsTheNextOneBuild(boolean flock) throws Exception {
        Files.createFile(project.path("hold"));
        Process stopped = project.start(flock, "local");
        await().atMost(PATIENCE).until(() -> project.builds().size() == 1);

        stopped.destroy();

        assertThat(stopped.waitFor()).isEqualTo(143);
        long maven = Long.parseLong(project.builds().getFirst());
        await().atMost(PATIENCE)
                .until(() ->
                        ProcessHandle.of(maven).filter(ProcessHandle::isAlive).isEmpty());
        Files.delete(project.path("hold"));
        Process next = project.start(flock, "local");
        assertThat(LauncherProject.said(next)).startsWith("Building").contains("Mailctl local");
    }

    @Test
    void aLockWhoseOwnerWasKilledHoldsNobodyUpWhereThereIsNoFlock() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.createDirectories(project.path("cli/target/.lock.d"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        assertThat(LauncherProject.said(project.start(false, "local"))).contains("Built in");

        assertThat(lock).doesNotExist();
    }

    private static long later() {
        return System.currentTimeMillis() + Duration.ofSeconds(5).toMillis();
    }
}
