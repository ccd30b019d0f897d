package dev.emailservice.processqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.World;
import dev.emailservice.delivery.batch.BatchDelivery;
import dev.emailservice.delivery.batch.MessageDelivery;
import dev.emailservice.delivery.batch.Prober;
import dev.emailservice.delivery.batch.RetryBackoff;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.settings.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessEmailQueueHandlerTest {

    private final World world = new World();
    private final List<String> deadLetters = new ArrayList<>();
    private final List<String> returned = new ArrayList<>();

    private ProcessEmailQueueHandler handler() {
        MessageDelivery messages = new MessageDelivery(
                world.service,
                (body, reason) -> deadLetters.add(reason),
                (queue, receipt, delay) -> returned.add(receipt),
                RetryBackoff.usual(world.random),
                world.metrics,
                world.clock);
        Prober prober = new Prober(
                List.of(world.ses, world.sendgrid), EmailAddress.of("probe@example.com"), world.clock, world.random);
        BatchDelivery delivery = new BatchDelivery(messages, world.router, prober, world.metrics, world.clock);
        return new ProcessEmailQueueHandler(() -> delivery, world.clock);
    }

    private static SQSMessage message(String id, String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setReceiptHandle("receipt-" + id);
        message.setBody(body);
        message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
        return message;
    }

    private static List<String> failed(ProcessEmailQueueHandler handler, SQSMessage... messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(messages));
        return handler.handleRequest(event, new HalfAMinute()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void aDeliveredBatchNamesNobody() {
        assertThat(failed(handler(), message("a", EmailJobCodec.encode(world.accepted()))))
                .isEmpty();
        assertThat(world.attempts()).isEqualTo(1);
    }

    @Test
    void aMessageThatCanNotBeSentNowIsNamedByItsMessageIdAndReturnedByItsReceiptHandle() {
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Unavailable("http_503"));

        assertThat(failed(handler(), message("a", EmailJobCodec.encode(world.accepted()))))
                .containsExactly("a");
        assertThat(returned).containsExactly("receipt-a");
    }

    @Test
    void aMessageWithoutABodyIsADeadLetterAndHoldsUpNobody() {
        SQSMessage empty = message("empty", "");
        empty.setBody(null);
        empty.setAttributes(null);

        assertThat(failed(handler(), empty, message("b", EmailJobCodec.encode(world.accepted()))))
                .isEmpty();
        assertThat(deadLetters).containsExactly("malformed_unreadable");
    }

    @Test
    void aWorkerThatCanNotBeWiredNamesEveryMessageInsteadOfThrowing() {
        ProcessEmailQueueHandler unwired =
                new ProcessEmailQueueHandler(new Wiring(new Variables(Map.of())), new ManualClock());

        assertThat(failed(unwired, message("a", "x"), message("b", "y"))).containsExactly("a", "b");
    }

    @Test
    void anErrorOfTheVirtualMachineOrOfALibraryNamesEveryMessageInsteadOfEndingTheWorker() {
        for (Error error : List.of(new NoClassDefFoundError("gone"), new StackOverflowError())) {
            ProcessEmailQueueHandler broken = new ProcessEmailQueueHandler(
                    () -> {
                        throw error;
                    },
                    new ManualClock());

            assertThat(failed(broken, message("a", "x"), message("b", "y"))).containsExactly("a", "b");
        }
    }

    @Test
    void aRecordThatCanNotBeReadHasTheBatchComeBackInsteadOfThrowing() {
        SQSMessage odd = message("a", "x");
        odd.setAttributes(Map.of("ApproximateReceiveCount", "many"));

        assertThat(failed(handler(), odd, message("b", "y"))).containsExactly("a", "b");
    }

    /** An invocation with thirty seconds left. */
    private record HalfAMinute() implements Context {
        @Override
        public int getRemainingTimeInMillis() {
            return 30_000;
        }

        @Override
        public String getAwsRequestId() {
            return "request";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "process-email-queue";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1024;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    }
}
