package dev.emailservice.delivery.intake;

import static dev.emailservice.delivery.intake.RequestBody.accepted;
import static dev.emailservice.delivery.intake.RequestBody.refused;
import static dev.emailservice.delivery.intake.RequestBody.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagFieldsTest {

    @Test
    void tenTagsAreTheMost() {
        assertThat(accepted(with("tags", tags(10))).tags()).hasSize(10);
        assertThat(refused(with("tags", tags(11)))).containsExactly("tags too_many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a:b", "a.b", "\\u00e4", "a\\n", "ses:x"})
    void aTagIsOfLettersDigitsUnderscoresAndHyphens(String text) {
        assertThat(refused(with("tags", "[{'name':'" + text + "','value':'v'}]")))
                .containsExactly("tags[0].name invalid_character");
        assertThat(refused(with("tags", "[{'name':'n','value':'" + text + "'}]")))
                .containsExactly("tags[0].value invalid_character");
    }

    @Test
    void nameAndValueAreNeeded() {
        assertThat(refused(with("tags", "[{}]"))).containsExactly("tags[0].name required", "tags[0].value required");
        assertThat(refused(with("tags", "[{'name':'n','value':''}]"))).containsExactly("tags[0].value required");
    }

    @Test
    void aNameStandsOnceAndIsOfAtMost120Characters() {
        assertThat(refused(with("tags", "[{'name':'n','value':'1'},{'name':'n','value':'2'}]")))
                .containsExactly("tags[1].name duplicate");
        accepted(with("tags", "[{'name':'" + "n".repeat(120) + "','value':'1'}]"));
        assertThat(refused(with("tags", "[{'name':'" + "n".repeat(121) + "','value':'1'}]")))
                .containsExactly("tags[0].name too_long");
    }

    @Test
    void theServicesOwnTagIsReserved() {
        assertThat(refused(with("tags", "[{'name':'Email-Id','value':'1'}]"))).containsExactly("tags[0].name reserved");
    }

    private static String tags(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'name':'n" + i + "','value':'v'}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
