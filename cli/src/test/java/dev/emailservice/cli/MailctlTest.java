package dev.emailservice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"--help", "local --help", "faults --help", "prepare --help"})
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
                "prepare --port 1"
            })
    void wrongUseExitsWithTwoAndSaysWhatIsWrong(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void theFaultsAreListedWithWhatMustHold() {
        assertThat(run("faults", "--list")).isZero();
        assertThat(out.toString()).contains("worker-killed").contains("lost 0");
    }
}
