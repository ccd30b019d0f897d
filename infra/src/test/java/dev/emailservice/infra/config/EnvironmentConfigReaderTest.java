package dev.emailservice.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.ProviderSettings;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentConfigReaderTest {

    private final EnvironmentConfigReader reader =
            new EnvironmentConfigReader(Synthesis.ROOT.resolve("infra/environments"));

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void everyEnvironmentInTheRepositoryIsValid(String environment) {
        assertThat(reader.read(environment).name()).isEqualTo(environment);
    }

    @Test
    void aMissingChoiceIsAnsweredWithTheChoices() {
        assertThatThrownBy(() -> reader.read(null))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("-c environment=dev|prod|staging");
        assertThatThrownBy(() -> reader.read("../dev")).isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> EnvironmentConfigReader.parse("dev", "{\"regoin\":\"eu-west-1\",\"account\":12}"))
                .hasMessageContaining("environment dev:")
                .hasMessageContaining("region is missing")
                .hasMessageContaining("regoin is not a setting")
                .hasMessageContaining("account must be the twelve digits")
                .hasMessageContaining("network must be an object")
                .hasMessageContaining("redis.nodeType is missing")
                .hasMessageContaining("providers must be a list");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "eu-west-1b"             | "eu-west-1a"          | must not name a zone twice
            "eu-west-1b"             | "us-east-1b"          | must be zones of the region eu-west-1
            "natGateways": 1         | "natGateways": 3      | network.natGateways must be a whole number from 1 to 2
            "cache.t4g.micro"        | "t4g.micro"           | redis.nodeType must be
            "dev.mail.example.com"   | "a b.com"             | sending.domain must be
            "maxConcurrency": 2      | "maxConcurrency": 1   | worker.maxConcurrency must be a whole number from 2 to 1000
            "maxConcurrency": 2      | "maxConcurrency": 9, "reservedConcurrency": 10 | must be at least worker.maxConcurrency and worker.expressConcurrency
            "keyCacheSeconds": 60    | "keyCacheSeconds": 3601 | api.keyCacheSeconds must be
            "retentionDays": 7       | "retentionDays": 8    | logs.retentionDays must be one of 1, 3, 5, 7
            "name": "sendgrid"       | "name": "mailgun"     | names mailgun, which no function reads a secret of
            "name": "sendgrid"       | "name": "ses"         | must not list a provider twice
            "name": "sendgrid"       | "name": "sendgrid", "baseUrl": "http://x" | must give sendgrid a baseUrl of https://, a host and no path
            "name": "sendgrid"       | "name": "sendgrid", "baseUrl": "https://api.sendgrid.com/v3" | a host and no path
            "name": "sendgrid"       | "name": "sendgrid", "baseUrl": "https://api.sendgrid.com?a=b" | a host and no path
            "perDay": 200            | "perWeek": 200        | providers has an entry that cannot be read
            "perDay": 200            | "perDay": -1          | perDay must be above 0
            "perDay": 200            | "region": "EU West"   | region must match
            "perDay": 200            | "senderDomains": []   | senderDomains must be domains in lower case
            "perDay": 200            | "senderDomains": ["Dev.mail.example.com"] | senderDomains must be domains in lower case
            "perDay": 200            | "senderDomains": ["other.example"] | must give ses senderDomains that hold sending.domain
            "dev.mail.example.com"   | "dev.mail.example.com", "panicPolicy": "pray" | sending.panicPolicy must be wait or try_anyway
            """)
    void aWrongValueIsNamed(String before, String after, String message) throws Exception {
        String json = Files.readString(reader.directory().resolve("dev.json"));
        assertThat(json).contains(before);
        assertThatThrownBy(() -> EnvironmentConfigReader.parse("dev", json.replace(before, after)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aConfigurationGoodEnoughForDevIsRefusedForProd() throws Exception {
        String json = Files.readString(reader.directory().resolve("dev.json"));
        assertThatThrownBy(() -> EnvironmentConfigReader.parse("prod", json))
                .hasMessageContaining("retainData must be true in prod")
                .hasMessageContaining("network.natGateways must be at least 2 in prod")
                .hasMessageContaining("redis.replicas must be at least 1 in prod");
    }

    @Test
    void aProvidersDomainsAndRegionAndThePanicPolicyAreReadAndTheirAbsenceConstrainsNothing() throws Exception {
        String json = Files.readString(reader.directory().resolve("dev.json"));
        EnvironmentConfig plain = EnvironmentConfigReader.parse("dev", json);
        assertThat(plain.sending().panicPolicy()).isEqualTo("wait");
        assertThat(plain.providerSettings().getFirst().senderDomains()).isNull();

        EnvironmentConfig config = EnvironmentConfigReader.parse(
                "dev",
                json.replace(
                                "\"perDay\": 200",
                                "\"senderDomains\": [\"dev.mail.example.com\", \"b.example\"], \"region\": \"eu\"")
                        .replace("\"domain\"", "\"panicPolicy\":\"try_anyway\",\"domain\""));
        assertThat(config.sending().panicPolicy()).isEqualTo("try_anyway");
        ProviderSettings ses = config.providerSettings().getFirst();
        assertThat(ses.senderDomains()).containsExactly("dev.mail.example.com", "b.example");
        assertThat(ses.region()).isEqualTo("eu");
    }

    @Test
    void anOverriddenMemoryIsUsedAndTheOthersStay() throws Exception {
        String json = Files.readString(reader.directory().resolve("dev.json"))
                .replace("\"retainData\"", "\"memoryMegabytes\":{\"send-email\":2048},\"retainData\"")
                .replace("\"domain\"", "\"onUnknown\":\"hold\",\"domain\"");
        EnvironmentConfig config = EnvironmentConfigReader.parse("dev", json);
        assertThat(config.functions().memoryMegabytes(DeployedFunction.SEND_EMAIL))
                .isEqualTo(2048);
        assertThat(config.functions().memoryMegabytes(DeployedFunction.PROCESS_EMAIL_QUEUE))
                .isEqualTo(DeployedFunction.PROCESS_EMAIL_QUEUE.memoryMegabytes());
        assertThat(config.sending().onUnknown()).isEqualTo(OnUnknown.HOLD);
    }
}
