package dev.emailservice.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {

    @Test
    void aNameAloneIsAnEnabledProviderOfWeightOneWithoutLimits() {
        ProviderSettings settings =
                ProviderSettings.parseList("[{\"name\":\"ses\"}]").getFirst();

        assertThat(settings.isEnabled()).isTrue();
        assertThat(settings.weightOrDefault()).isEqualTo(1.0);
        assertThat(settings.perSecond()).isNull();
        assertThat(settings.perDay()).isNull();
    }

    @Test
    void theOrderOfTheListIsKept() {
        assertThat(ProviderSettings.parseList("[{\"name\":\"sendgrid\"},{\"name\":\"ses\"}]"))
                .extracting(ProviderSettings::name)
                .containsExactly("sendgrid", "ses");
    }

    @Test
    void whatIsFormattedIsReadBackEqual() {
        List<ProviderSettings> providers = List.of(
                new ProviderSettings("ses", false, 2.5, 14, 50_000L, List.of("example.com"), "eu"),
                ProviderSettings.of("sendgrid"),
                new ProviderSettings("other", null, null, null, null, null, null));

        String json = ProviderSettings.formatList(providers);

        assertThat(ProviderSettings.parseList(json)).isEqualTo(providers);
        assertThat(json)
                .isEqualTo("[{\"name\":\"ses\",\"enabled\":false,\"weight\":2.5,\"perSecond\":14,\"perDay\":50000,"
                        + "\"senderDomains\":[\"example.com\"],\"region\":\"eu\"},"
                        + "{\"name\":\"sendgrid\",\"enabled\":true,\"weight\":1.0},{\"name\":\"other\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "[null]",
                "[{}]",
                "[{\"name\":\"SES\"}]",
                "[{\"name\":\"ses\",\"weight\":0}]",
                "[{\"name\":\"ses\",\"weight\":-1}]",
                "[{\"name\":\"ses\",\"weight\":1e400}]",
                "[{\"name\":\"ses\",\"perSecond\":0}]",
                "[{\"name\":\"ses\",\"perSecond\":1.5}]",
                "[{\"name\":\"ses\",\"perDay\":-5}]",
                "[{\"name\":\"ses\",\"perDay\":\"100\"}]",
                "[{\"name\":\"ses\",\"enabled\":\"yes\"}]",
                "[{\"name\":\"ses\",\"wieght\":2}]",
                "[{\"name\":\"ses\",\"senderDomains\":[]}]",
                "[{\"name\":\"ses\",\"senderDomains\":[null]}]",
                "[{\"name\":\"ses\",\"senderDomains\":[\"Example.com\"]}]",
                "[{\"name\":\"ses\",\"senderDomains\":[\"app@example.com\"]}]",
                "[{\"name\":\"ses\",\"region\":\"\"}]",
                "[{\"name\":\"ses\",\"name\":\"sendgrid\"}]",
                "[{\"name\":\"ses\"},{\"name\":\"ses\"}]",
                "[{\"name\":\"ses\"}] []"
            })
    void settingsThatMakeNoSenseAreRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProviderSettings.parseList(json));
    }
}
