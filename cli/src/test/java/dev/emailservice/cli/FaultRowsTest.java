package dev.emailservice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.faults.FaultResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultRowsTest {

    private static FaultResult row(String fault, long seed, int injected, boolean held) {
        return new FaultResult(fault, seed, 1000, injected, 0, 0, 0, 0, 1000, 0, 1500, 0, "lost 0", held);
    }

    @Test
    void aRunThatWasStoppedGoesOnWithTheRowsItHas(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("rows.json");
        FaultRows rows = FaultRows.read(file);
        assertThat(rows.all()).isEmpty();
        rows.add(row("ses-down", 1, 9, true));
        rows.write(file);

        FaultRows again = FaultRows.read(file);
        assertThat(again.find("ses-down", 1, 1000)).contains(row("ses-down", 1, 9, true));
        assertThat(again.find("ses-down", 2, 1000)).isEmpty();
        assertThat(again.find("ses-down", 1, 500)).isEmpty();
    }

    @Test
    void theTableHasALineAFaultWithTheRangeOfItsSeeds() {
        String table = FaultTable.of(List.of(row("a", 1, 3, true), row("a", 2, 7, false), row("b", 1, 5, true)));

        assertThat(table)
                .contains("| `a` | 2 | 2000 | 3 to 7 | 0 | 0 | 0 | 1.5 s | 0 | lost 0 | 1 of 2 |\n")
                .contains("| `b` | 1 | 1000 | 5 | 0 | 0 | 0 | 1.5 s | 0 | lost 0 | yes |\n");
    }
}
