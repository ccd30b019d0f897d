package dev.emailservice.delivery.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.intake.SenderDomains;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private final ApiKey key = Keys.key(1);

    @Test
    void aKeyIsReadBackFromItsText() {
        assertThat(key.text()).matches("es_[0-9a-f]{16}_[0-9a-f]{64}");
        assertThat(ApiKey.parse(key.text())).contains(key);
    }

    @Test
    void noTwoKeysAreTheSame() {
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 1_000; i++) {
            ApiKey made = ApiKey.random(random);
            ids.add(made.id());
            secrets.add(made.secret());
        }
        assertThat(ids).hasSize(1_000);
        assertThat(secrets).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "es_",
                "es_0123456789abcdef",
                "ES_0123456789abcdef_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "es_0123456789ABCDEF_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "es_0123456789abcdef_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
                "es_0123456789abcdef_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                " es_0123456789abcdef_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "es_0123456789abcdef_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
            })
    void whatHasAnotherFormIsNoKey(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void aKeyInALogLineShowsItsIdOnly() {
        assertThat("" + key).contains(key.id()).doesNotContain(key.secret());
    }

    @Test
    void aMistakeInAKeyIsNotQuoted() {
        assertThatThrownBy(() -> new ApiKey(key.id(), key.secret() + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(key.secret());
    }

    @Test
    void whatTellsTheOwnersRequestsApartIsSecretToAllWhoSeeTheIdOrTheHash() {
        assertThat(key.owner())
                .isEqualTo(Keys.key(1).owner())
                .isNotEqualTo(Keys.withAnotherSecret(key).owner())
                .doesNotContain(key.id())
                .isNotEqualTo(KeyHash.of(key).hex());
        assertThat("" + new Access.Granted(key.id(), Set.of(), SenderDomains.ANY, key.owner()))
                .doesNotContain(key.owner());
    }

    @Test
    void theHashFitsItsKeyAndNoOther() {
        KeyHash hash = KeyHash.of(key);
        assertThat(hash.hex()).matches("[0-9a-f]{64}").isNotEqualTo(key.secret());
        assertThat(hash.matches(key)).isTrue();
        assertThat(hash.matches(Keys.withAnotherSecret(key))).isFalse();
        assertThat(hash.matches(new ApiKey(Keys.key(2).id(), key.secret()))).isFalse();
    }
}
