package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else, or another version, has left at the service's key. */
final class RedisGarbageTest {

    /** Stores the JSON as the script would, or nothing where it is none. */
    private static final String PACKED = """
            local ok, value = pcall(cjson.decode, ARGV[2])
            redis.call('HSET', KEYS[1], ARGV[1], cmsgpack.pack(ok and value or nil))
            return ''
            """;

    @Test
    void ofAnotherTypeGivesNoAnswerAndIsLeftAlone() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.command("SET", RoutingScript.KEY, "garbage");
            assertThat(fixture.exchange()).isEmpty();
            assertThat(fixture.redis.command("GET", RoutingScript.KEY)).isEqualTo("garbage");
            fixture.redis.command("DEL", RoutingScript.KEY);
            assertThat(fixture.awaitAnswer().reason()).isEqualTo("unused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nan nan nan",
                "rO0ABXNy",
                "1e400",
                "null",
                "true",
                "\"closed\"",
                "[]",
                "{}",
                "[[1,2],[3]]",
                "{\"epoch\":1,\"state\":\"closed\"}",
                "{\"state\":\"closed\",\"hist\":\"\",\"ring\":[],\"day\":7}",
                "{\"batches\":\"\",\"workers\":[],\"sharedMs\":0,\"demand\":0}",
                "{\"epoch\":1,\"ring\":[]}",
                "{\"epoch\":\"one\",\"ring\":\"two\"}",
                "{\"batches\":1,\"workers\":{\"a\":1},\"sharedMs\":\"now\"}",
                "{\"batches\":[],\"workers\":[],\"sharedMs\":0,\"demand\":[]}",
                "{\"kind\":\"sideways\",\"by\":[],\"why\":{}}",
                "{\"kind\":{},\"untilMs\":\"never\"}",
                "{\"kind\":7}"
            })
    void inTheFieldsReadsAsNothing(String garbage) throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            for (String field : new String[] {"v1:provider:ses", "v1:fleet", "forced:ses"}) {
                fixture.redis.command("HSET", RoutingScript.KEY, field, garbage);
                assertThat(fixture.exchange()).isPresent();
                fixture.redis.command("EVAL", PACKED, "1", RoutingScript.KEY, field, garbage);
                assertThat(fixture.exchange().orElseThrow().providers().get(RedisFixture.SES))
                        .satisfies(plan -> assertThat(plan.open()).isFalse())
                        .satisfies(plan -> assertThat(plan.forced()).isNull())
                        .satisfies(plan -> assertThat(plan.share()).isEqualTo(1));
                assertThat(fixture.exchange()).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hist\":[\"a\",\"b\"]",
                "\"hist\":[null]",
                "\"ring\":[\"x\"]",
                "\"day\":[true]",
                "\"blamed\":[1,2]",
                "\"rampMs\":\"x\"",
                "\"account\":{\"perSecond\":\"x\"}",
                "\"account\":{\"perSecond\":0}",
                "\"state\":\"ajar\"",
                "\"lat\":1e308,\"latN\":1e-308",
                "\"restMs\":1e300",
                "\"untilMs\":1e300,\"state\":\"open\""
            })
    void withinAFieldOfTheRightShapeDoesNotKeepTheProviderAway(String garbage) {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            fleet.tell("a", fleet.of("ses").ok(3));
            fleet.spoil("ses", garbage);
            fleet.tell("a");
            fleet.rest(3700);
            boolean back = false;
            for (int i = 0; i < 20 && !back; i++) {
                if (TestFleet.of(fleet.batch("a", 10), "ses").probe()) {
                    fleet.tell("a", fleet.of("ses").probe(ProbeResult.WELL));
                }
                fleet.rest(1);
                back = TestFleet.of(fleet.batch("a", 10, fleet.of("ses").ok(3)), "ses")
                                .share()
                        > 0;
            }
            assertThat(back).isTrue();
        }
    }
}
