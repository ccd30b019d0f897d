package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.util.random.RandomGenerator;

/** For every four emails one message that is none gets onto the queue. */
final class MalformedMessages extends NamedFault {

    private int put;

    MalformedMessages() {
        super("malformed-messages", "one for every four emails; all delivered once, dlq = the malformed ones");
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
        if (accepted % 4 == 0) {
            stack.putOnQueue("{\"schema\":1,\"broken\":" + random.nextInt(1_000_000));
            put++;
        }
    }

    @Override
    public int injected() {
        return put;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return put == emails / 4 && allDeliveredOnce(findings, emails) && findings.deadLetters() == put;
    }
}
