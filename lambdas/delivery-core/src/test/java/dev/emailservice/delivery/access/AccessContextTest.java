package dev.emailservice.delivery.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.access.Access.Granted;
import dev.emailservice.delivery.intake.SenderDomains;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessContextTest {

    private static final Granted CALLER = new Granted(
            Keys.key(1).id(), Set.of(Scope.READ, Scope.SEND), new SenderDomains(Set.of("b.example", "a.example")), "o");

    @Test
    void aFunctionReadsWhatTheAuthorizerWrote() {
        assertThat(AccessContext.of(CALLER))
                .containsEntry("scopes", "read send")
                .containsEntry("domains", "a.example,b.example");
        assertThat(AccessContext.read(AccessContext.of(CALLER))).contains(CALLER);
    }

    @Test
    void noDomainStaysAny() {
        Granted anywhere = new Granted(CALLER.keyId(), Set.of(), SenderDomains.ANY, "o");
        assertThat(AccessContext.of(anywhere)).containsEntry("domains", "*");
        assertThat(AccessContext.read(AccessContext.of(anywhere))).contains(anywhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyId", "scopes", "domains", "owner"})
    void aContextWithoutOneOfThemIsNobodys(String missing) {
        Map<String, String> context = new HashMap<>(AccessContext.of(CALLER));
        context.remove(missing);
        assertThat(AccessContext.read(context)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void domainsThatGotLostOnTheWayAreNotAny(String domains) {
        Map<String, String> context = new HashMap<>(AccessContext.of(CALLER));
        context.put("domains", domains);
        assertThat(AccessContext.read(context)).isEmpty();
    }

    @Test
    void onlyCommasAreNoDomainAndNotAny() {
        Map<String, String> context = new HashMap<>(AccessContext.of(CALLER));
        context.put("domains", ",");
        assertThat(AccessContext.read(context)).isEmpty();
    }

    @Test
    void aScopeNobodyKnowsAllowsNothing() {
        Map<String, String> context = new HashMap<>(AccessContext.of(CALLER));
        context.put("scopes", "SEND sendall");
        assertThat(AccessContext.read(context))
                .hasValueSatisfying(caller -> assertThat(caller.scopes()).isEmpty());
    }
}
