package dev.emailservice.emailstatus;

import static dev.emailservice.emailstatus.StatusApi.NOW;
import static dev.emailservice.emailstatus.StatusApi.json;
import static dev.emailservice.emailstatus.StatusApi.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.status.Cancellation;
import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.delivery.status.EmailStatus.AcceptedBy;
import dev.emailservice.delivery.status.EmailStatus.Attempt;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailStatusHandlerTest {

    private static final String ID = "0b5a4c1e-0000-4000-8000-00000000000a";

    private final StatusApi api = new StatusApi();

    @Test
    void anEmailIsShownWithItsAttemptsAndWhatOperatorsDidButNotWho() {
        api.emails.put(delivered());

        APIGatewayProxyResponseEvent answer = api.show(ID);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(json(answer)).hasToString("""
                {"id":"%s","state":"delivered","accepted_at":"2026-11-24T12:00:00Z",\
                "tags":[{"name":"kind","value":"welcome"}],"accepted":{"provider":"ses","message_id":"m-1"},\
                "attempts":[{"provider":"ses","outcome":"accepted","message_id":"m-1","at":"2026-11-24T12:00:01Z","took_ms":42}],\
                "audit":[{"at":"2026-11-24T12:00:00Z","action":"redriven","from":"failed","reason":"bad_request"}]}\
                """.formatted(ID));
    }

    @Test
    void explainAddsWhyEachProviderGotIt() {
        api.emails.put(delivered());

        assertThat(json(api.show(ID, "explain", "true")).at("/attempts/0/why").asText())
                .isEqualTo("ses: best");
        assertThat(json(api.show(ID, "explain", "false")).at("/attempts/0").has("why"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0b5a4c1e-0000-4000-8000-00000000000b", "nonsense", "0B5A4C1E-0000-4000-8000-00000000000A"})
    void anUnknownOrMalformedIdIsNotFound(String id) {
        api.emails.put(delivered());

        assertThat(api.show(id).getStatusCode()).isEqualTo(404);
        assertThat(api.cancel(id).getStatusCode()).isEqualTo(404);
        assertThat(api.show(id).getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(api.show(id).getBody()).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({
        "status,sending_",
        "status,SENT",
        "tag,kind",
        "tag,kind:we:lcome",
        "limit,0",
        "limit,101",
        "limit,ten",
        "after,garbage",
        "after,MTIz",
        "sort,oldest"
    })
    void aParameterThatMakesNoSenseIsNamedAndNothingIsListed(String name, String value) {
        APIGatewayProxyResponseEvent answer = api.get("/emails", name, value);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"GET,/emails/{id}", "POST,/emails/{id}/cancel", "GET,/health"})
    void noOtherCallTakesAParameterItDoesNotKnow(String method, String resource) {
        assertThat(api.call(request(method, resource, "limit", "3")).getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void theNextPageBeginsWhereTheOneBeforeEnded() {
        Set<String> all = new HashSet<>();
        for (int i = 10; i < 35; i++) {
            String id = "0b5a4c1e-0000-4000-8000-0000000000" + i;
            all.add(id);
            api.emails.put(queued(id, NOW.minusSeconds(i)));
        }

        List<String> shown = new ArrayList<>();
        JsonNode page = json(api.get("/emails", "limit", "10", "status", "queued", "tag", "kind:welcome"));
        page.path("data").forEach(email -> shown.add(email.path("id").asText()));
        while (page.has("next")) {
            page = json(api.get(
                    "/emails",
                    "limit",
                    "10",
                    "status",
                    "queued",
                    "tag",
                    "kind:welcome",
                    "after",
                    page.path("next").asText()));
            page.path("data").forEach(email -> shown.add(email.path("id").asText()));
        }

        assertThat(shown).hasSize(25).containsExactlyInAnyOrderElementsOf(all).isSorted();
    }

    @Test
    void withoutALimitAPageShowsTwentyAndNoHistory() {
        for (int i = 10; i < 35; i++) {
            api.emails.put(queued("0b5a4c1e-0000-4000-8000-0000000000" + i, NOW));
        }
        JsonNode page = json(api.get("/emails"));

        assertThat(page.path("data")).hasSize(20);
        assertThat(page.at("/data/0").has("attempts")).isFalse();
    }

    @Test
    void cancellingSaysWhatItCameTo() {
        api.emails.put(delivered());
        assertThat(json(api.cancel(ID))).hasToString("{\"id\":\"%s\",\"state\":\"cancelled\"}".formatted(ID));

        api.emails.cancelling(new Cancellation.TooLate(LedgerState.SENDING));
        APIGatewayProxyResponseEvent late = api.cancel(ID);
        assertThat(late.getStatusCode()).isEqualTo(409);
        assertThat(json(late).path("state").asText()).isEqualTo("sending");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE|/emails|GET, POST",
                "PUT|/emails/{id}|GET",
                "GET|/emails/{id}/cancel|POST",
                "POST|/health|GET"
            })
    void anotherMethodIsAnsweredWithThoseThereAre(String method, String resource, String allowed) {
        APIGatewayProxyResponseEvent answer = api.call(request(method, resource));

        assertThat(answer.getStatusCode()).isEqualTo(405);
        assertThat(answer.getHeaders()).containsEntry("Allow", allowed);
    }

    @Test
    void healthNamesWhatIsAwayAndNothingOfWhy() {
        assertThat(api.get("/health").getStatusCode()).isEqualTo(200);

        api.loses("queue");
        APIGatewayProxyResponseEvent answer = api.get("/health");

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getBody())
                .isEqualTo(
                        "{\"status\":\"unavailable\",\"dependencies\":{\"ledger\":\"ok\",\"queue\":\"unavailable\"}}");
    }

    @Test
    void whileTheLedgerIsAwayEverythingIsUnavailableAndSaysWhenToAskAgain() {
        api.emails.goesAway();

        for (APIGatewayProxyResponseEvent answer : List.of(api.show(ID), api.cancel(ID), api.get("/emails"))) {
            assertThat(answer.getStatusCode()).isEqualTo(503);
            assertThat(answer.getHeaders()).containsEntry("Retry-After", "5");
            assertThat(answer.getBody()).doesNotContain("secret-host");
        }
    }

    @Test
    void aServiceThatIsNotSetUpIsUnavailableAndABugIsNeverThrown() {
        EmailStatusHandler notSetUp = new EmailStatusHandler(
                () -> {
                    throw new IllegalStateException("LEDGER_TABLE is not set");
                },
                InstantSource.fixed(NOW));
        assertThat(notSetUp.handleRequest(request("GET", "/health"), null).getStatusCode())
                .isEqualTo(503);
        assertThat(notSetUp.handleRequest(null, null).getStatusCode()).isEqualTo(404);
    }

    private static EmailStatus queued(String id, Instant at) {
        return new EmailStatus(
                new EmailId(id),
                LedgerState.QUEUED,
                null,
                at,
                null,
                List.of(new Tag("kind", "welcome")),
                null,
                List.of(),
                List.of());
    }

    private static EmailStatus delivered() {
        return new EmailStatus(
                new EmailId(ID),
                LedgerState.DELIVERED,
                null,
                NOW,
                null,
                List.of(new Tag("kind", "welcome")),
                new AcceptedBy("ses", "m-1"),
                List.of(new Attempt("ses", "accepted", null, "m-1", "2026-11-24T12:00:01Z", 42, "ses: best")),
                List.of(new AuditRecord(
                        NOW, "operator", AuditRecord.Action.REDRIVEN, "words of theirs", "failed", "bad_request")));
    }
}
