package dev.emailservice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.corpus.bad.BadRun;
import dev.emailservice.corpus.bad.CategoryCount;
import dev.emailservice.corpus.rig.LogTap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole of the bad requests, on the handler itself. */
class BadRequestsTest {

    @Test
    void everyBadRequestIsRefusedByTheFieldItIsBadInAndLeavesNothing() {
        BadRun run = new BadRun();
        List<CategoryCount> counts;
        try (LogTap log = new LogTap()) {
            counts = run.run(log);
        }

        assertThat(run.surprises()).isEmpty();
        assertThat(counts)
                .allSatisfy(
                        count -> assertThat(count.held()).as(count.toString()).isTrue());
        assertThat(counts.stream().mapToInt(CategoryCount::requests).sum()).isGreaterThan(1_000);
    }
}
