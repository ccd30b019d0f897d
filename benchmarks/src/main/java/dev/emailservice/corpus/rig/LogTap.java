package dev.emailservice.corpus.rig;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Everything the project's own code logs, at every level and with all that is in a line; meanwhile it goes nowhere else. */
public final class LogTap implements AutoCloseable {

    /** What every request of the corpus holds wherever content can stand, in lower case. */
    public static final String CANARY = "qzxcanary";

    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.emailservice");
    private final @Nullable Level level = ours.getLevel();
    private final JsonEncoder encoder = new JsonEncoder();
    private final List<String> lines = new ArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
    };

    /** From now on. */
    public LogTap() {
        encoder.setContext(ours.getLoggerContext());
        encoder.start();
        appender.setContext(ours.getLoggerContext());
        appender.start();
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        ours.addAppender(appender);
    }

    /** The lines since the last call. */
    public List<String> drain() {
        List<String> drained = List.copyOf(lines);
        lines.clear();
        return drained;
    }

    /**
     * Whether a line holds something a caller sent: the canary, an address, or any letter outside ASCII, of which the service
     * itself logs none.
     */
    public static boolean showsContent(String line) {
        return line.toLowerCase(Locale.ROOT).contains(CANARY)
                || line.indexOf('@') >= 0
                || line.chars().anyMatch(c -> c > 0x7e)
                || line.contains("\\u");
    }

    /** From now on lines go where they went before. */
    @Override
    public void close() {
        ours.detachAppender(appender);
        ours.setAdditive(true);
        ours.setLevel(level);
    }
}
