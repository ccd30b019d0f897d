package dev.emailservice.adapters.ses;

import dev.emailservice.adapters.mime.EmailHeaders;
import dev.emailservice.adapters.mime.Mailbox;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailJob;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * An email job as an SES request with Simple content: like SendGrid it takes subject, bodies and files as values and
 * composes the MIME itself, so that neither provider can be given what the other can't say.
 */
final class SesRequests {

    private static final String SIMULATOR = "success@simulator.amazonses.com";

    private static final String UTF_8 = "UTF-8";

    private SesRequests() {}

    static SendEmailRequest of(EmailJob job, @Nullable String configurationSet) {
        EmailRequest email = job.email();
        return SendEmailRequest.builder()
                .fromEmailAddress(Mailbox.of(email.from()))
                .destination(to -> to.toAddresses(mailboxes(email.to()))
                        .ccAddresses(mailboxes(email.cc()))
                        .bccAddresses(mailboxes(email.bcc())))
                .replyToAddresses(mailboxes(email.replyTo()))
                .content(content -> content.simple(message(job)))
                .emailTags(tags(job))
                .configurationSetName(configurationSet)
                .build();
    }

    /** The same, to SES's mailbox simulator: charged, and harmless ("Using the mailbox simulator"). */
    static SendEmailRequest toSimulator(EmailJob job, @Nullable String configurationSet) {
        return of(job, configurationSet).toBuilder()
                .destination(to -> to.toAddresses(SIMULATOR))
                .build();
    }

    private static List<String> mailboxes(List<EmailAddress> addresses) {
        return addresses.stream().map(Mailbox::of).toList();
    }

    private static Message message(EmailJob job) {
        EmailRequest email = job.email();
        return Message.builder()
                .subject(utf8(email.subject()))
                .body(body(email))
                .headers(EmailHeaders.of(job).entrySet().stream()
                        .map(header -> MessageHeader.builder()
                                .name(header.getKey())
                                .value(header.getValue())
                                .build())
                        .toList())
                .attachments(email.attachments().stream()
                        .map(SesRequests::attachment)
                        .toList())
                .build();
    }

    private static Body body(EmailRequest email) {
        Body.Builder body = Body.builder();
        if (email.text() != null) {
            body.text(utf8(email.text()));
        }
        if (email.html() != null) {
            body.html(utf8(email.html()));
        }
        return body.build();
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset(UTF_8).build();
    }

    private static Attachment attachment(dev.emailservice.model.email.Attachment file) {
        return Attachment.builder()
                .fileName(file.filename())
                .contentType(EmailHeaders.type(file))
                .rawContent(SdkBytes.fromByteArrayUnsafe(file.bytes()))
                // The default is 7 bit, which would mangle anything binary.
                .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                .contentDisposition(
                        file.contentId() == null
                                ? AttachmentContentDisposition.ATTACHMENT
                                : AttachmentContentDisposition.INLINE)
                .contentId(file.contentId())
                .build();
    }

    private static List<MessageTag> tags(EmailJob job) {
        return Stream.concat(
                        job.email().tags().stream().filter(tag -> !tag.name().equals(SesEmailId.TAG)),
                        Stream.of(new Tag(SesEmailId.TAG, job.id().value())))
                .map(tag ->
                        MessageTag.builder().name(tag.name()).value(tag.value()).build())
                .toList();
    }
}
