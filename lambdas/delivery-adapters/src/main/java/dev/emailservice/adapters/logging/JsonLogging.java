package dev.emailservice.adapters.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.Variables;

/**
 * Sets logback up without a file: JSON lines on standard output, our own packages at {@link EnvironmentVariable#LOG_LEVEL},
 * all others at WARN. Logback finds it as a service wherever this jar is.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class JsonLogging extends ContextAwareBase implements Configurator {

    private static final String OUR_PACKAGES = "dev.emailservice";

    private final Variables environment;

    /** Reads this process' environment. */
    public JsonLogging() {
        this(new Variables(System.getenv()));
    }

    JsonLogging(Variables environment) {
        this.environment = environment;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();

        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("stdout");
        console.setEncoder(encoder);
        console.start();

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        context.getLogger(OUR_PACKAGES).setLevel(ourLevel());
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** INFO where the variable is absent or names no level. */
    private Level ourLevel() {
        return Level.toLevel(environment.optional(EnvironmentVariable.LOG_LEVEL).orElse("INFO"), Level.INFO);
    }
}
