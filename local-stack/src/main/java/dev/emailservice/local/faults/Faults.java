package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.model.settings.DeployedFunction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The faults this project knows how to inject. A fault is made anew for each run. */
public final class Faults {

    /** How often {@link WorkerKilled} kills. */
    static final int KILLS = 10;

    private Faults() {}

    /** Every fault, in the order they run. */
    public static List<Supplier<Fault>> all() {
        return List.of(HalfErrors::new, ProviderDown::new, WorkerKilled::new, RedisKilled::new, MalformedMessages::new);
    }

    private abstract static class Named implements Fault {
        private final String name;
        private final String bar;

        Named(String name, String bar) {
            this.name = name;
            this.bar = bar;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String bar() {
            return bar;
        }

        static boolean allDeliveredOnce(Findings findings, int emails) {
            return findings.accepted() == emails
                    && findings.delivered() == emails
                    && findings.lost() == 0
                    && findings.duplicates() == 0
                    && findings.strangers() == 0;
        }
    }

    /** SendGrid answers 503 to half of the requests. */
    private static final class HalfErrors extends Named {
        HalfErrors() {
            super("sendgrid-503-half", "all delivered, lost 0, duplicates 0, dlq 0");
        }

        @Override
        public void prepare(LocalStack stack, int emails, RandomGenerator random) {
            stack.behave("sendgrid", new Behaviour(Mode.ERROR, 503, Duration.ZERO, 10, 0.5, null));
        }

        @Override
        public boolean holds(Findings findings, int emails) {
            return allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
        }
    }

    /** SES answers 503 to everything from the first third on. */
    private static final class ProviderDown extends Named {
        ProviderDown() {
            super("ses-down", "all delivered, lost 0, duplicates 0, dlq 0");
        }

        @Override
        public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
            if (accepted == emails / 3) {
                stack.behave("ses", Behaviour.of(Mode.ERROR));
            }
        }

        @Override
        public boolean holds(Findings findings, int emails) {
            return allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
        }
    }

    /** A busy worker is killed with -9, ten times. */
    private static final class WorkerKilled extends Named {
        private final AtomicInteger kills = new AtomicInteger();

        WorkerKilled() {
            super("worker-killed", "all delivered, lost 0, duplicates <= " + KILLS + " batches, dlq 0");
        }

        @Override
        public void prepare(LocalStack stack, int emails, RandomGenerator random) {
            // Slow enough that a kill finds attempts under way.
            Behaviour slow = new Behaviour(Mode.SLOW, 503, Duration.ofMillis(50), 10, 1, null);
            stack.behave("ses", slow);
            stack.behave("sendgrid", slow);
        }

        @Override
        public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
            int due = accepted * (KILLS + 1) / (emails + 1);
            if (due > kills.get() && kills.getAndIncrement() < KILLS) {
                List<FunctionStatus> workers = stack.functions().stream()
                        .filter(f -> f.name().equals(DeployedFunction.PROCESS_EMAIL_QUEUE.functionName()))
                        .filter(f -> f.pid().isPresent())
                        .toList();
                if (!workers.isEmpty()) {
                    kill(workers.get(random.nextInt(workers.size())).pid().getAsLong());
                }
            }
        }

        @Override
        public boolean holds(Findings findings, int emails) {
            return findings.accepted() == emails
                    && findings.delivered() == emails
                    && findings.lost() == 0
                    && findings.duplicates() <= KILLS * 10
                    && findings.deadLetters() == 0
                    && findings.failed() == 0;
        }
    }

    /** Redis is killed with -9 halfway, and stays away. */
    private static final class RedisKilled extends Named {
        RedisKilled() {
            super("redis-killed", "all delivered, lost 0, duplicates 0, dlq 0, failed 0");
        }

        @Override
        public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
            if (accepted == emails / 2) {
                kill(stack.redisPid().orElseThrow());
            }
        }

        @Override
        public boolean holds(Findings findings, int emails) {
            return allDeliveredOnce(findings, emails) && findings.deadLetters() == 0 && findings.failed() == 0;
        }
    }

    /** For every four emails one message that is none gets onto the queue. */
    private static final class MalformedMessages extends Named {
        MalformedMessages() {
            super("malformed-messages", "all delivered once, dlq = the malformed ones");
        }

        @Override
        public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
            if (accepted % 4 == 0) {
                stack.putOnQueue("{\"schema\":1,\"broken\":" + random.nextInt(1_000_000));
            }
        }

        @Override
        public boolean holds(Findings findings, int emails) {
            return allDeliveredOnce(findings, emails) && findings.deadLetters() == emails / 4;
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
