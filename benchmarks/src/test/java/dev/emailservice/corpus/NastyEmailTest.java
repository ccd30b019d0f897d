package dev.emailservice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.corpus.nasty.NastyEmail;
import dev.emailservice.delivery.intake.EmailRequestParser;
import dev.emailservice.delivery.intake.ParsedRequest;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nasty emails are valid, and are read as what they mean. */
class NastyEmailTest {

    @Test
    void eachIsAcceptedAndReadAsItsAuthorMeansIt() {
        List<NastyEmail> all = NastyEmail.all();

        assertThat(all).hasSizeGreaterThan(100);
        assertThat(new HashSet<>(all.stream().map(NastyEmail::name).toList())).hasSameSizeAs(all);
        assertThat(all)
                .allSatisfy(email -> assertThat(EmailRequestParser.parse(email.body()))
                        .as(email.name())
                        .isInstanceOfSatisfying(
                                ParsedRequest.Valid.class,
                                valid -> assertThat(CanonicalEmail.of(Meaning.of(email.json()))
                                                .differences(CanonicalEmail.of(valid.email())))
                                        .as(email.name())
                                        .isEmpty()));
    }
}
