package dev.emailservice.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Kills the registered processes when this JVM ends for whatever reason, {@code kill -9} included.
 *
 * <p>It is one small {@code sh} that reads {@code +pid} and {@code -pid} from a pipe whose other end this JVM holds:
 * the kernel closes the pipe with the JVM, and at the end of the input the shell kills what is left on its list.
 */
public final class Watchdog implements AutoCloseable {

    /** Keeps the list as words; at the end of the input kills every process on it. Signals of the terminal are not for it. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r line; do
              pid=${line#?}
              case $line in
                +*) pids="$pids$pid " ;;
                -*) case $pids in *" $pid "*) pids="${pids%%" $pid "*} ${pids#*" $pid "}" ;; esac ;;
              esac
            done
            for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
            exit 0
            """;

    private final Process shell;
    private final OutputStream pipe;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pipe = shell.getOutputStream();
    }

    /**
     * Starts the shell.
     *
     * @throws IOException if there is no {@code sh}
     */
    public static Watchdog start() throws IOException {
        return new Watchdog(new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /**
     * From now on the process dies with this JVM.
     *
     * @throws IOException if the shell is gone
     */
    public void watch(long pid) throws IOException {
        tell("+" + pid);
    }

    /**
     * The process has ended, or may outlive this JVM. Unknown ids are ignored.
     *
     * @throws IOException if the shell is gone
     */
    public void forget(long pid) throws IOException {
        tell("-" + pid);
    }

    private synchronized void tell(String line) throws IOException {
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    /** Ends the shell and kills nothing. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
