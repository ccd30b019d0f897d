package dev.emailservice.delivery;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A provider that answers as a test says, takes as long as the test says, and remembers what it was offered. */
public final class ScriptedProvider implements EmailProvider {

    private final ProviderName name;
    private final ManualClock clock;
    private final List<EmailId> offered = new CopyOnWriteArrayList<>();
    private volatile Supplier<AttemptOutcome> script = () -> new Accepted("m-1");
    private volatile Duration takes = Duration.ofMillis(10);

    public ScriptedProvider(String name, ManualClock clock) {
        this.name = new ProviderName(name);
        this.clock = clock;
    }

    /** From now on it answers this. */
    public ScriptedProvider answers(AttemptOutcome outcome) {
        script = () -> outcome;
        return this;
    }

    /** From now on it runs this. */
    public ScriptedProvider runs(Supplier<AttemptOutcome> newScript) {
        script = newScript;
        return this;
    }

    /** From now on an attempt takes this long. */
    public ScriptedProvider takes(Duration duration) {
        takes = duration;
        return this;
    }

    /** What it was offered, in order. */
    public List<EmailId> offered() {
        return offered;
    }

    @Override
    public ProviderName name() {
        return name;
    }

    @Override
    public AttemptOutcome send(EmailJob job) {
        offered.add(job.id());
        clock.advance(takes);
        return script.get();
    }

    /** Answers what it would answer to an email; it is not among those offered. */
    @Override
    public AttemptOutcome probe(EmailJob probe) {
        clock.advance(takes);
        return script.get();
    }
}
