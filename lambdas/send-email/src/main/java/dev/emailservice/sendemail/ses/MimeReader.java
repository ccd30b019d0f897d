package dev.emailservice.sendemail.ses;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes a message apart (RFC 2045 and 2046), and refuses what is malformed: a lenient reader would lose it silently. */
final class MimeReader {

    /** More than any mail program nests; each level costs time over all that is in it. */
    private static final int MAX_DEPTH = 8;

    /** More than a message with fifty files has; each part costs an answer its time. */
    private static final int MAX_PARTS = 200;

    private static final MimeConfig STRICT = MimeConfig.custom()
            .setStrictParsing(true)
            .setMaxLineLen(-1) // SMTP's limit (RFC 5321, section 4.5.3.1.6) is the provider's to keep
            .setMaxHeaderLen(100_000)
            .build();

    private static final Set<String> ENCODINGS = Set.of("7bit", "8bit", "binary", "quoted-printable", "base64");

    private final MimeTokenStream stream = new MimeTokenStream(
            STRICT, DecodeMonitor.STRICT, new DefaultBodyDescriptorBuilder(null, null, DecodeMonitor.STRICT));

    private int parts;

    private MimeReader() {}

    /**
     * The message in these bytes.
     *
     * @throws UnreadableMimeException where it is malformed, or too deep
     */
    static MimePart read(byte[] message) throws UnreadableMimeException {
        MimeReader reader = new MimeReader();
        reader.stream.setRecursionMode(RecursionMode.M_NO_RECURSE); // a message in it is a file like any other
        reader.stream.parse(new ByteArrayInputStream(message));
        try {
            reader.stream.next(); // the start of the message's header
            return reader.entity(0);
        } catch (MimeException | IOException | RuntimeException e) {
            throw new UnreadableMimeException("Give a well-formed MIME message: this one is malformed or cut short.");
        }
    }

    /** The entity whose header starts here; leaves the stream at the first token after it. */
    private MimePart entity(int depth) throws UnreadableMimeException, MimeException, IOException {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
            throw new UnreadableMimeException("Give a message of fewer parts, and fewer within another.");
        }
        List<MimePart.Header> headers = new ArrayList<>();
        while (stream.getState() != EntityState.T_END_HEADER) {
            if (stream.getState() == EntityState.T_FIELD) {
                headers.add(new MimePart.Header(
                        stream.getField().getName(), stream.getField().getBody().strip()));
            }
            advance();
        }
        advance();
        MaximalBodyDescriptor descriptor = (MaximalBodyDescriptor) stream.getBodyDescriptor();
        MimePart.Description description = Descriptions.of(descriptor, headers);
        byte[] bytes = new byte[0];
        List<MimePart> children = List.of();
        if (stream.getState() == EntityState.T_START_MULTIPART) {
            children = children(depth);
        } else if (ENCODINGS.contains(descriptor.getTransferEncoding().toLowerCase(Locale.ROOT))) {
            bytes = stream.getDecodedInputStream().readAllBytes();
        } else {
            throw new UnreadableMimeException("Use base64 or quoted-printable as the transfer encoding.");
        }
        advance();
        return new MimePart(headers, description, bytes, children);
    }

    private List<MimePart> children(int depth) throws UnreadableMimeException, MimeException, IOException {
        List<MimePart> children = new ArrayList<>();
        while (stream.getState() != EntityState.T_END_MULTIPART) {
            if (stream.getState() == EntityState.T_START_BODYPART) {
                advance();
                children.add(entity(depth + 1));
            } else {
                advance(); // what stands before the first part and after the last is for nobody (RFC 2046, section
                // 5.1.1)
            }
        }
        return children;
    }

    private void advance() throws UnreadableMimeException, MimeException, IOException {
        if (stream.getState() == EntityState.T_END_OF_STREAM) {
            throw new UnreadableMimeException("Give a whole MIME message: this one is cut short.");
        }
        stream.next();
    }
}
