package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.corpus.nasty.NastyEmail;
import dev.emailservice.corpus.nasty.NastyResult;
import dev.emailservice.corpus.nasty.NastyRun;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The short form of the nasty emails of {@code ./mailctl corpus}: each third of those that are not large. */
class NastyIT {

    private static final int LARGE = 20_000;

    @Test
    void whatIsHardToCarryReachesEitherProviderAsItWasSent() throws Exception {
        List<NastyEmail> small = NastyEmail.all().stream()
                .filter(email -> email.body().length() < LARGE)
                .toList();
        List<NastyEmail> some = IntStream.range(0, small.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(small::get)
                .toList();

        NastyResult result = NastyRun.run(Stacks.options(), some);

        System.out.println(result);
        assertThat(some).hasSizeGreaterThan(30);
        assertThat(result.surprises()).isEmpty();
        assertThat(result.held()).as(result.toString()).isTrue();
    }
}
