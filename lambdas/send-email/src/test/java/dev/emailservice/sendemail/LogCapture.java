package dev.emailservice.sendemail;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Every line that this thread logs, through whatever logger, with all that is in it; standard output stays quiet meanwhile. */
final class LogCapture implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final JsonEncoder encoder = new JsonEncoder();
    private final List<String> lines = new ArrayList<>();
    private final Thread thread = Thread.currentThread();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (Thread.currentThread() == thread) { // other tests may log at the same time
                lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
            }
        }
    };

    private final Filter<ILoggingEvent> quiet = new Filter<>() {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return Thread.currentThread() == thread ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    };

    LogCapture() {
        encoder.setContext(root.getLoggerContext());
        encoder.start();
        appender.setContext(root.getLoggerContext());
        appender.start();
        quiet.start();
        root.iteratorForAppenders().forEachRemaining(other -> other.addFilter(quiet));
        root.addAppender(appender);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        root.iteratorForAppenders().forEachRemaining(other -> {
            List<Filter<ILoggingEvent>> others = other.getCopyOfAttachedFiltersList();
            others.remove(quiet);
            other.clearAllFilters();
            others.forEach(other::addFilter);
        });
    }
}
