package dev.emailservice.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    @Test
    void the_library_is_unpacked_once_and_found_again(@TempDir Path directory) throws Exception {
        Path library = NativeLibrary.in(directory);
        FileTime written = FileTime.fromMillis(1_000_000_000);
        Files.setLastModifiedTime(library, written);

        assertThat(NativeLibrary.in(directory)).isEqualTo(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(written);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(library);
        }
    }
}
