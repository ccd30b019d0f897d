package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.util.random.RandomGenerator;

/** Redis is killed with -9 halfway, and stays away. */
final class RedisKilled extends NamedFault {

    private long pid;
    private boolean killed;
    private int deliveredBefore;
    private int deliveredWithout;

    RedisKilled() {
        super("redis-killed", "a third or more without Redis; all delivered, lost 0, duplicates 0, dlq 0, failed 0");
    }

    @Override
    public boolean wantsFreshStack() {
        return true;
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
        if (accepted == emails / 2) {
            pid = stack.redisPid().orElseThrow();
            killed = kill(pid);
            deliveredBefore = stack.receipts().size();
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        boolean stayedAway =
                killed && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
        deliveredWithout = stayedAway ? stack.receipts().size() - deliveredBefore : 0;
    }

    @Override
    public int injected() {
        return deliveredWithout;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return deliveredWithout >= emails / 3
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
