package dev.emailservice.local.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.doubles.SesDouble;
import dev.emailservice.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** SES' events as EventBridge puts them on a queue (SES Developer Guide, "Monitoring SES events using Amazon EventBridge"). */
public final class SesChannel implements EventChannel {

    private static final int MOST_AT_ONCE = 10;

    private final SqsClient sqs;
    private final String queueUrl;

    private SesChannel(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** An emitter that puts SES' events on this queue. */
    public static EventEmitter emitter(SqsClient sqs, String queueUrl, Receipts receipts) {
        return EventEmitter.start(SesDouble.NAME, new SesChannel(sqs, queueUrl), receipts);
    }

    @Override
    public boolean tell(List<ToldEvent> events) {
        try {
            for (int from = 0; from < events.size(); from += MOST_AT_ONCE) {
                send(events.subList(from, Math.min(from + MOST_AT_ONCE, events.size())));
            }
            return true;
        } catch (SdkException e) {
            return false;
        }
    }

    private void send(List<ToldEvent> events) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (ToldEvent event : events) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(json(event))
                    .build());
        }
        sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }

    private static String json(ToldEvent event) {
        String time = event.at().toString();
        ObjectNode wrapped = Json.ASCII.createObjectNode();
        wrapped.put("version", "0");
        wrapped.put("id", UUID.randomUUID().toString());
        wrapped.put("detail-type", detailType(event.kind()));
        wrapped.put("source", "aws.ses");
        wrapped.put("account", "000000000000");
        wrapped.put("time", time);
        wrapped.put("region", "us-east-1");
        wrapped.putArray("resources");
        ObjectNode detail = wrapped.putObject("detail");
        switch (event.kind()) {
            case ACCEPTED -> detail.put("eventType", "Send").putObject("send");
            case DELAYED ->
                detail.put("eventType", "DeliveryDelay")
                        .putObject("deliveryDelay")
                        .put("timestamp", time)
                        .put("delayType", "MailboxFull");
            case DELIVERED ->
                detail.put("eventType", "Delivery").putObject("delivery").put("timestamp", time);
            case BOUNCED -> bounce(detail.put("eventType", "Bounce").putObject("bounce"), event.receipt(), time);
            case COMPLAINED ->
                detail.put("eventType", "Complaint")
                        .putObject("complaint")
                        .put("timestamp", time)
                        .put("feedbackId", event.receipt().messageId() + "-complaint")
                        .put("complaintFeedbackType", "abuse");
        }
        mail(detail.putObject("mail"), event.receipt());
        return wrapped.toString();
    }

    private static String detailType(ToldEvent.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> "Email Sent";
            case DELAYED -> "Email Delivery Delayed";
            case DELIVERED -> "Email Delivered";
            case BOUNCED -> "Email Bounced";
            case COMPLAINED -> "Email Complaint Received";
        };
    }

    /** With what quotes the recipient's address, as the real one does. */
    private static void bounce(ObjectNode bounce, Receipt receipt, String time) {
        bounce.put("timestamp", time);
        bounce.put("feedbackId", receipt.messageId() + "-bounce");
        bounce.put("bounceType", "Permanent").put("bounceSubType", "General");
        ArrayNode recipients = bounce.putArray("bouncedRecipients");
        receipt.recipients()
                .forEach(address -> recipients
                        .addObject()
                        .put("emailAddress", address)
                        .put("diagnosticCode", "smtp; 550 5.1.1 <" + address + ">: no such user"));
    }

    private static void mail(ObjectNode mail, Receipt receipt) {
        mail.put("timestamp", receipt.time().toString());
        mail.put("messageId", receipt.messageId());
        receipt.recipients().forEach(mail.putArray("destination")::add);
        ObjectNode tags = mail.putObject("tags");
        if (receipt.emailId() != null) {
            tags.putArray("email-id").add(receipt.emailId());
        }
    }
}
