package dev.emailservice.corpus.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogTapTest {

    @Test
    void aLineWithContentIsSeenAtEveryLevelAndInItsKeysAndCauses() {
        try (LogTap log = new LogTap()) {
            var logger = LoggerFactory.getLogger("dev.emailservice.somewhere");
            logger.atTrace().log("refused Qzxcanary");
            logger.atInfo().addKeyValue("to", "qzxcanary").log("refused");
            logger.atError()
                    .setCause(new IllegalStateException("ada@example.org"))
                    .log("failed");
            logger.atDebug().log("gr\u00fc\u00dfe");

            assertThat(log.drain()).hasSize(4).allMatch(LogTap::showsContent);
        }
    }

    @Test
    void aLineWithoutContentIsNotBlamed() {
        try (LogTap log = new LogTap()) {
            LoggerFactory.getLogger("dev.emailservice.somewhere")
                    .atInfo()
                    .addKeyValue("status", 422)
                    .log("request refused");

            assertThat(log.drain()).hasSize(1).noneMatch(LogTap::showsContent);
            assertThat(log.drain()).isEmpty();
        }
    }
}
