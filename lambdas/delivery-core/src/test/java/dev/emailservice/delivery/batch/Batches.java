package dev.emailservice.delivery.batch;

import dev.emailservice.delivery.World;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.job.EmailJobCodec;
import java.util.List;
import java.util.stream.IntStream;

/** Batches of one worker for tests that look at what happens beside the messages. */
final class Batches {

    private Batches() {}

    /** The delivery of batches in that world; its dead letters and returned messages are of no interest. */
    static BatchDelivery of(World world) {
        MessageDelivery messages = new MessageDelivery(
                world.service,
                (body, reason) -> {},
                (queue, receipt, delay) -> {},
                RetryBackoff.usual(world.random),
                world.metrics,
                world.clock);
        return new BatchDelivery(messages, world.router, prober(world), world.metrics, world.clock);
    }

    static Prober prober(World world) {
        return new Prober(
                List.of(world.ses, world.sendgrid), EmailAddress.of("probe@example.com"), world.clock, world.random);
    }

    /** That many messages of accepted emails. */
    static List<IncomingMessage> messages(World world, int size) {
        return IntStream.range(0, size)
                .mapToObj(
                        i -> new IncomingMessage("m" + i, "r" + i, "outbox", EmailJobCodec.encode(world.accepted()), 1))
                .toList();
    }
}
