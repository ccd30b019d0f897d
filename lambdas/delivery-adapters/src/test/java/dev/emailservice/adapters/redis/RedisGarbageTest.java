package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.model.settings.ProviderSettings;
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
        try (RedisFixture fixture = RedisFixture.patient()) {
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
        try (RedisFixture fixture = RedisFixture.patient()) {
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
                "s.hist = 'abc'",
                "s.ring = { 'x' }",
                "s.day = nil",
                "s.blamed = { 1, 2 }",
                "s.rampMs = 'x'",
                "s.account = { perSecond = 'x' }",
                "s.account = { perSecond = 0 }",
                "s.account = { perDay = -1 }",
                "s.state = 'ajar'",
                "s.lat, s.latN = 1e308, 1e-308",
                "s.restMs = 1e300",
                "s.restMs = 0 / 0",
                "s.restMs = 'nan'",
                "s.untilMs, s.state = 1e300, 'open'",
                "s.untilMs, s.state = 0 / 0, 'open'",
                "s.leaseMs, s.state = 0 / 0, 'open'",
                "s.histN = nil",
                "s.dayHour = 1e16",
                "s.ringSec = 1e16",
                "s.epoch = nil"
            })
    void thatLooksLikeOursDoesNotKeepTheProvidersAway(String garbage) {
        try (TestFleet fleet =
                TestFleet.with(ProviderSettings.of("ses").withLimits(100, 1000L), ProviderSettings.of("sendgrid"))) {
            fleet.tell("a", fleet.of("ses").ok(3).usage(900));
            fleet.spoil("provider:ses", garbage);
            fleet.spoil("provider:sendgrid", garbage);
            fleet.tell("a");
            fleet.rest(25 * 3600);
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
            fleet.breakDown("ses");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider:ses s.untilMs = nil",
                "provider:ses s.epoch = '0'",
                "fleet s.batches = nil",
                "fleet s.workers = 7"
            })
    void inOneFieldLeavesTheOthers(String garbage) {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            fleet.tell("a", fleet.of("sendgrid").ok(3).usage(500));
            fleet.spoil(garbage.substring(0, garbage.indexOf(' ')), garbage.substring(garbage.indexOf(' ')));
            fleet.tell("a");
            assertThat(fleet.plan("sendgrid").usedToday()).isEqualTo(500);
        }
    }

    @Test
    void inOneFieldDoesNotHideTheOthersFromPeople() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            fleet.spoil("provider:ses", "s.share = 0 / 0");
            fleet.command("HSET", RoutingScript.KEY, "forced:ses", "{\"a\":1e999}");
            assertThat(fleet.look().has("provider:ses")).isFalse();
            assertThat(fleet.look().path("provider:sendgrid").path("state").asText())
                    .isEqualTo("closed");
        }
    }

    @Test
    void inADecreeLeavesTheDecreeAndNothingElse() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            fleet.command("HSET", RoutingScript.KEY, "forced:ses", "{\"kind\":\"open\",\"a\":1e999,\"untilMs\":\"x\"}");
            fleet.tell("a");
            assertThat(fleet.plan("ses").open()).isTrue();
        }
    }
}
