package dev.emailservice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MailctlTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Mailctl.commandLine();
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "local --help",
                "faults --help",
                "prepare --help",
                "dlq --help",
                "dlq redrive --help",
                "keys --help",
                "keys create --help"
            })
    void everyCommandExplainsItself(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: mailctl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lokal",
                "local --prot 1",
                "local --port x",
                "local --port 70000",
                "local --workers 0",
                "faults --only no-such-fault",
                "faults --emails 1",
                "faults --seeds 0",
                "prepare --port 1",
                "dlq",
                "dlq redrive --yes",
                "dlq discard --yes",
                "dlq show no-id",
                "dlq list --region eu-west-1",
                "local --api-key secret",
                "keys",
                "keys create",
                "keys create --name n --scope write",
                "keys create --name n --domain Example.com",
                "keys create --name n --domain @example.com",
                "keys revoke es_1",
                "keys list --region eu-west-1"
            })
    void wrongUseExitsWithTwoAndSaysWhatIsWrong(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --ses      | localhost:9000             | the URL of SES must be http:// or https://
            --ses      | http://127.0.0.1:9000/v2   | and no more
            --ses      | http://a_b                 | a host
            --sendgrid | ftp://127.0.0.1            | the URL of SendGrid must be http:// or https://
            --sendgrid | http://sendgrid.example    | http:// on loopback only
            --sendgrid | https://a.example/v3/mail  | and no more
            --redis    | http://127.0.0.1:6379      | the URL of Redis must be redis:// or rediss://
            --redis    | redis://127.0.0.1          | must name a port
            --redis    | redis://127.0.0.1:6379/1   | and no more
            """)
    void anAddressThatNoFunctionCouldUseExitsWithTwoBeforeAnythingStarts(String flag, String url, String problem) {
        assertThat(run("local", "--once", flag, url)).isEqualTo(2);
        assertThat(err.toString()).contains(problem);
    }

    @Test
    void theFaultsAreListedWithWhatMustHold() {
        assertThat(run("faults", "--list")).isZero();
        assertThat(out.toString()).contains("worker-killed").contains("lost 0");
    }

    @Test
    void aKeyThatIsTakenForItsIdIsNotRepeated() {
        String key = "es_0123456789abcdef_" + "7".repeat(64);
        assertThat(run("keys", "revoke", key)).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("7".repeat(64));
    }

    @Test
    void withoutARunningStackTheDeadLetterCommandsSayHowToNameOne() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(run("dlq", "list", "--port", Integer.toString(free))).isEqualTo(1);
        assertThat(err.toString())
                .contains("no ./mailctl local runs on port " + free)
                .contains("--environment");
    }
}
