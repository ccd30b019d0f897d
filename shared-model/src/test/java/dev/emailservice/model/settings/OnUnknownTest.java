package dev.emailservice.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnUnknownTest {

    @Test
    void policiesAreWrittenInLowerCase() {
        assertThat(OnUnknown.parse("resend_now")).isEqualTo(OnUnknown.RESEND_NOW);
        assertThat(OnUnknown.parse("confirm_first")).isEqualTo(OnUnknown.CONFIRM_FIRST);
        assertThat(OnUnknown.parse("hold")).isEqualTo(OnUnknown.HOLD);
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyIsReadBackFromItsName(OnUnknown policy) {
        assertThat(OnUnknown.parse(policy.wireName())).isEqualTo(policy);
    }

    @Test
    void anotherPolicyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OnUnknown.parse("ask_first"));
    }
}
