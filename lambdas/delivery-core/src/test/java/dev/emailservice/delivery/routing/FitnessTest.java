package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.Rejection.DISABLED;
import static dev.emailservice.delivery.routing.Rejection.INCAPABLE;
import static dev.emailservice.delivery.routing.Rejection.NOT_PINNED;
import static dev.emailservice.delivery.routing.Rejection.REGION;
import static dev.emailservice.delivery.routing.Rejection.SENDER_DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FitnessTest {

    private static final ProviderName SES = new ProviderName("ses");
    private static final ProviderSettings OPEN_TO_ALL = ProviderSettings.of("ses");

    private static @Nullable Rejection of(ProviderSettings settings, Requirements email) {
        return Fitness.rejection(SES, settings, null, email);
    }

    private static ProviderSettings settings(@Nullable List<String> domains, @Nullable String region) {
        return new ProviderSettings("ses", true, 1.0, null, null, domains, region);
    }

    private static Requirements email(@Nullable String region, @Nullable String pin, Set<ProviderName> incapable) {
        return new Requirements(1, "example.com", region, pin == null ? null : new ProviderName(pin), incapable);
    }

    @Test
    void oneWithoutConstraintsMayCarryAnyEmailThatAsksForNothing() {
        assertThat(of(OPEN_TO_ALL, email(null, null, Set.of()))).isNull();
    }

    @Test
    void theSendersDomainMustBeVerifiedThere() {
        Requirements email = email(null, null, Set.of());
        assertThat(of(settings(List.of("other.example"), null), email)).isEqualTo(SENDER_DOMAIN);
        assertThat(of(settings(List.of("other.example", "example.com"), null), email))
                .isNull();
    }

    @Test
    void anEmailBoundToARegionGoesOutFromThereOnly() {
        assertThat(of(settings(null, "eu"), email("eu", null, Set.of()))).isNull();
        assertThat(of(settings(null, "us"), email("eu", null, Set.of()))).isEqualTo(REGION);
        assertThat(of(OPEN_TO_ALL, email("eu", null, Set.of()))).isEqualTo(REGION);
    }

    @Test
    void aPinnedEmailGoesThroughItsProviderOnly() {
        assertThat(of(OPEN_TO_ALL, email(null, "ses", Set.of()))).isNull();
        assertThat(of(OPEN_TO_ALL, email(null, "sendgrid", Set.of()))).isEqualTo(NOT_PINNED);
    }

    @Test
    void oneThatCannotCarryTheEmailIsNotAsked() {
        assertThat(of(OPEN_TO_ALL, email(null, null, Set.of(SES)))).isEqualTo(INCAPABLE);
    }

    @Test
    void oneThatTheSettingsOrAnOperatorDisabledCarriesNothingNotEvenWhatIsPinnedToIt() {
        Requirements email = email(null, "ses", Set.of());
        assertThat(of(OPEN_TO_ALL.disabled(), email)).isEqualTo(DISABLED);
        ForcedState decree = new ForcedState(ForcedState.Kind.DISABLED, "ada", "a contract ended", null);
        assertThat(Fitness.rejection(SES, OPEN_TO_ALL, decree, email)).isEqualTo(DISABLED);
    }

    @Test
    void anOperatorsOtherDecreesAreNoQuestionOfFitness() {
        for (ForcedState.Kind kind : List.of(ForcedState.Kind.OPEN, ForcedState.Kind.CLOSED)) {
            ForcedState decree = new ForcedState(kind, "ada", "a test", null);
            assertThat(Fitness.rejection(SES, OPEN_TO_ALL, decree, email(null, null, Set.of())))
                    .isNull();
        }
    }
}
