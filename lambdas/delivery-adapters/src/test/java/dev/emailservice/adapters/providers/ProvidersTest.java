package dev.emailservice.adapters.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.sendgrid.ApiKeySource;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.settings.ProviderSettings;
import dev.emailservice.model.settings.Variables;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProvidersTest {

    private static final ApiKeySource UNREAD = new ApiKeySource() {
        @Override
        public Optional<String> current() {
            throw new AssertionError("read before the first email");
        }

        @Override
        public void refresh() {
            throw new AssertionError("read before the first email");
        }
    };

    private static List<EmailProvider> create(List<ProviderSettings> settings, Map<String, String> variables) {
        return Providers.create(
                settings, new ProviderContext(new Variables(variables), arn -> UNREAD, InstantSource.system()));
    }

    @Test
    void theEnabledProvidersComeInTheOrderOfTheSettings() {
        List<EmailProvider> providers = create(
                List.of(ProviderSettings.of("sendgrid"), ProviderSettings.of("ses")),
                Map.of("SENDGRID_SECRET_ARN", "arn:sendgrid"));

        assertThat(providers)
                .extracting(EmailProvider::name)
                .containsExactly(new ProviderName("sendgrid"), new ProviderName("ses"));
    }

    @Test
    void aDisabledProviderNeedsNoVariables() {
        List<EmailProvider> providers =
                create(List.of(ProviderSettings.of("sendgrid").disabled(), ProviderSettings.of("ses")), Map.of());

        assertThat(providers).extracting(EmailProvider::name).containsExactly(new ProviderName("ses"));
    }

    @Test
    void aProviderNobodyKnowsIsAnErrorThatNamesItAndTheKnownOnesEvenWhereItIsDisabled() {
        assertThatThrownBy(() -> create(List.of(ProviderSettings.of("pigeon").disabled()), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pigeon")
                .hasMessageContaining("[sendgrid, ses]");
    }

    @Test
    void aMissingVariableIsAnErrorAtStartThatNamesIt() {
        assertThatThrownBy(() -> create(List.of(ProviderSettings.of("sendgrid")), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SENDGRID_SECRET_ARN");
    }

    @Test
    void aProviderIsMadeWithItsFirstEmailAndOnce() {
        int[] made = {0};
        LazyProvider provider = new LazyProvider(new ProviderName("pigeon"), () -> {
            made[0]++;
            return new EmailProvider() {
                @Override
                public ProviderName name() {
                    return new ProviderName("pigeon");
                }

                @Override
                public dev.emailservice.delivery.provider.AttemptOutcome send(dev.emailservice.model.job.EmailJob job) {
                    return new dev.emailservice.delivery.provider.AttemptOutcome.Accepted("coo");
                }

                @Override
                public dev.emailservice.delivery.provider.AttemptOutcome probe(
                        dev.emailservice.model.job.EmailJob probe) {
                    return send(probe);
                }
            };
        });
        assertThat(made[0]).isZero();

        provider.send(Emails.plain());
        provider.send(Emails.plain());
        assertThat(made[0]).isEqualTo(1);
    }

    @Test
    void aProviderThatCannotBeMadeIsAFaultOfItsConfiguration() {
        LazyProvider provider = new LazyProvider(new ProviderName("pigeon"), () -> {
            throw new IllegalStateException("no region");
        });

        assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("cannot_be_made_IllegalStateException"));
    }
}
