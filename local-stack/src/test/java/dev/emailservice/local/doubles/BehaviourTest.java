package dev.emailservice.local.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.local.doubles.Behaviour.Parsed;
import dev.emailservice.local.doubles.EventBehaviour.Fate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BehaviourTest {

    @Test
    void everyFieldIsRead() {
        var json = """
                {"mode":"error","status":500,"latencyMs":20,"perSecond":50,"fraction":0.5,"for":"30s",\
                "events":"off","eventDelayMs":5000,"eventRepeat":2,"eventOrder":"reversed","eventFate":"bounced"}""";
        var expected = new Behaviour(
                Mode.ERROR,
                500,
                Duration.ofMillis(20),
                50,
                0.5,
                Duration.ofSeconds(30),
                new EventBehaviour(false, Duration.ofSeconds(5), 2, true, Fate.BOUNCED));
        assertThat(Behaviour.parse(json)).isEqualTo(new Parsed.Valid(expected));
    }

    @ParameterizedTest
    @EnumSource
    void aModeAloneIsEnoughAndSurvivesTheWayToJsonAndBack(Mode mode) {
        assertThat(Behaviour.parse("{\"mode\":\"" + mode.json() + "\"}"))
                .isEqualTo(new Parsed.Valid(Behaviour.of(mode)));
        assertThat(Behaviour.parse(Behaviour.of(mode).toJson())).isEqualTo(new Parsed.Valid(Behaviour.of(mode)));
    }

    @Test
    void whatIsToldAfterwardsSurvivesTheWayToJsonAndBackAndTheEndOfAFault() {
        var behaviour = Behaviour.of(Mode.ERROR)
                .telling(new EventBehaviour(false, Duration.ofSeconds(5), 2, true, Fate.BOUNCED));
        assertThat(Behaviour.parse(behaviour.toJson())).isEqualTo(new Parsed.Valid(behaviour));
        assertThat(behaviour.healthy()).isEqualTo(Behaviour.OK.telling(behaviour.events()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"mode":"broken"}                    | mode must be one of ok
            {}                                   | mode must be one of
            {"mode":"error","status":"503"}      | status must be a whole number from 400 to 599
            {"mode":"error","status":200}        | status must be a whole number from 400 to 599
            {"mode":"slow","latencyMs":-1}       | latencyMs must be a whole number from 0 to 600000
            {"mode":"throttle","perSecond":0}    | perSecond must be a whole number from 1 to 1000000
            {"mode":"error","fraction":0}        | fraction must be a number above 0 and up to 1
            {"mode":"error","fraction":1.5}      | fraction must be a number above 0 and up to 1
            {"mode":"error","for":"soon"}        | for must be a text such as 500ms, 30s, 10m or 1h
            {"mode":"error","for":30}            | for must be a text such as 500ms, 30s, 10m or 1h
            {"mode":"ok","events":true}          | events must be on or off
            {"mode":"ok","eventDelayMs":-1}      | eventDelayMs must be a whole number from 0 to 86400000
            {"mode":"ok","eventRepeat":11}       | eventRepeat must be a whole number from 0 to 10
            {"mode":"ok","eventOrder":"random"}  | eventOrder must be usual or reversed
            {"mode":"error","latency":3}         | unknown field 'latency'
            {"mode":"error","mode":"ok"}         | not valid JSON
            {"mode":"error"                      | not valid JSON
            "error"                              | must be an object
            """)
    void whatIsNoBehaviourIsRefusedWithWhatIsWrong(String json, String message) {
        assertThat(Behaviour.parse(json))
                .isInstanceOfSatisfying(
                        Parsed.Invalid.class,
                        invalid -> assertThat(invalid.message()).contains(message));
    }
}
