package dev.emailservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.delivery.intake.FieldError;
import dev.emailservice.delivery.intake.FieldErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    private static QueryParameters parameters(Map<String, List<String>> query) {
        return QueryParameters.of(
                new APIGatewayProxyRequestEvent().withMultiValueQueryStringParameters(query), Set.of("limit", "tag"));
    }

    @Test
    void aKnownParameterIsReadAndOneThatIsNotGivenIsNoProblem() {
        QueryParameters query = parameters(Map.of("limit", List.of("7")));

        Integer limit = query.read("limit", text -> Optional.of(Integer.valueOf(text)), "");
        String tag = query.read("tag", Optional::of, "");

        assertThat(limit).isEqualTo(7);
        assertThat(tag).isNull();
        assertThat(query.problem()).isEmpty();
    }

    @Test
    void oneThatComesTwiceIsRefusedForNobodyKnowsWhichIsMeant() {
        assertThat(errors(parameters(Map.of("limit", List.of("1", "2")))))
                .containsExactly(Map.entry("limit", FieldErrorCode.DUPLICATE));
    }

    @Test
    void anUnknownOneIsNamedWhereItsNameIsHarmlessAndNeverEchoedElse() {
        assertThat(errors(parameters(Map.of("ada@example.org", List.of("1"), "limits", List.of("2")))))
                .containsExactly(
                        Map.entry("?", FieldErrorCode.UNKNOWN_FIELD),
                        Map.entry("limits", FieldErrorCode.UNKNOWN_FIELD));
    }

    @Test
    void aHostileQueryGetsAShortAnswer() {
        Map<String, List<String>> many = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("p" + i, List.of(""));
        }
        assertThat(errors(parameters(many))).hasSize(25);
    }

    @Test
    void anEventWithoutAnyQueryHasNone() {
        assertThat(QueryParameters.of(new APIGatewayProxyRequestEvent(), Set.of())
                        .problem())
                .isEmpty();
    }

    private static List<Map.Entry<String, FieldErrorCode>> errors(QueryParameters query) {
        List<FieldError> errors = query.problem().orElseThrow().errors();
        return errors.stream()
                .map(error -> Map.entry(error.field(), error.code()))
                .toList();
    }
}
