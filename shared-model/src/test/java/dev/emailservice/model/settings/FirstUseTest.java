package dev.emailservice.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FirstUseTest {

    @Test
    void nothingIsMadeBeforeTheFirstUseAndNothingTwice() {
        List<String> made = new ArrayList<>();
        FirstUse<String> use = new FirstUse<>(() -> {
            made.add("parts");
            return "parts";
        });
        assertThat(made).isEmpty();
        assertThat(use.get()).isSameAs(use.get());
        assertThat(made).hasSize(1);
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgainWithTheNextUse() {
        AtomicBoolean broken = new AtomicBoolean(true);
        FirstUse<String> use = new FirstUse<>(() -> {
            if (broken.get()) {
                throw new IllegalStateException("not set");
            }
            return "parts";
        });
        assertThatThrownBy(use::get).hasMessage("not set");
        broken.set(false);
        assertThat(use.get()).isEqualTo("parts");
    }
}
