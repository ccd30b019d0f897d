package dev.emailservice.processqueue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.batch.BatchDelivery;
import dev.emailservice.delivery.batch.IncomingMessage;
import dev.emailservice.model.settings.Variables;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SQS batch in, failed messages of the batch out (Lambda Developer Guide, "Implementing partial batch responses").
 *
 * <p>Answers in every case: an exception would have the whole batch sent again, and an empty answer after an error would have
 * it deleted.
 */
public final class ProcessEmailQueueHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessEmailQueueHandler.class);

    private final Supplier<BatchDelivery> delivery;
    private final InstantSource clock;

    /** What Lambda calls: wired from this process's environment. */
    public ProcessEmailQueueHandler() {
        this(new Wiring(new Variables(System.getenv())));
    }

    private ProcessEmailQueueHandler(Wiring wiring) {
        this(wiring, wiring.clock());
    }

    ProcessEmailQueueHandler(Supplier<BatchDelivery> delivery, InstantSource clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return new SQSBatchResponse(
                failed(event, context).stream().map(BatchItemFailure::new).toList());
    }

    private List<String> failed(SQSEvent event, Context context) {
        try {
            Deadline deadline = new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()));
            List<IncomingMessage> batch = event.getRecords().stream()
                    .map(ProcessEmailQueueHandler::incoming)
                    .toList();
            return delivery.get().deliver(batch, deadline);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.atError().setCause(e).log("no message of the batch could be delivered");
            return event.getRecords().stream().map(SQSMessage::getMessageId).toList();
        }
    }

    private static IncomingMessage incoming(SQSMessage message) {
        String count =
                message.getAttributes() == null ? null : message.getAttributes().get("ApproximateReceiveCount");
        return new IncomingMessage(
                message.getMessageId(),
                message.getReceiptHandle(),
                queue(message.getEventSourceArn()),
                message.getBody() == null ? "" : message.getBody(),
                count == null ? 1 : Integer.parseInt(count));
    }

    /** The last part of its ARN. */
    private static String queue(@Nullable String arn) {
        return arn == null ? "" : arn.substring(arn.lastIndexOf(':') + 1);
    }
}
