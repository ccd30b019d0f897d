package dev.emailservice.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCacheTest {

    @Test
    void aKeyIsRememberedForNoneToAnHour() {
        assertThat(KeyCache.parse("0")).isZero();
        assertThat(KeyCache.parse("3600")).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3601", "1.5", "60s", ""})
    void anotherTimeIsRefusedAndTheVariableNamed(String seconds) {
        assertThatThrownBy(() -> KeyCache.parse(seconds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("API_KEY_CACHE_SECONDS");
    }
}
