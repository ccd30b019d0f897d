package dev.emailservice.sendemail.ses;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message or one part of it, with its transfer encoding undone. */
final class MimePart {

    /**
     * One header.
     *
     * @param name as it was written
     * @param value unfolded, and otherwise as it was written
     */
    record Header(String name, String value) {}

    /**
     * What the headers say of the content.
     *
     * @param mimeType in lower case, without parameters
     * @param parameters of the content type, by names in lower case
     * @param disposition in lower case, or null
     * @param filename decoded, or null
     * @param contentId without angle brackets, or null
     */
    record Description(
            String mimeType,
            Map<String, String> parameters,
            @Nullable String disposition,
            @Nullable String filename,
            @Nullable String contentId) {}

    private final List<Header> headers;
    private final Description description;
    private final byte[] bytes;
    private final List<MimePart> parts;

    /** @param bytes the content of a leaf; those of a multipart are none */
    MimePart(List<Header> headers, Description description, byte[] bytes, List<MimePart> parts) {
        this.headers = List.copyOf(headers);
        this.description = description;
        this.bytes = bytes.clone();
        this.parts = List.copyOf(parts);
    }

    /** The headers in their order. */
    List<Header> headers() {
        return headers;
    }

    /** What the content is. */
    Description description() {
        return description;
    }

    /** The content of a leaf. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** The parts of a multipart; a leaf has none. */
    List<MimePart> parts() {
        return parts;
    }

    /** Whether the content is of this type. */
    boolean is(String mimeType) {
        return description.mimeType().equals(mimeType.toLowerCase(Locale.ROOT));
    }

    /** Whether it is made of parts. */
    boolean isMultipart() {
        return description.mimeType().startsWith("multipart/");
    }

    /** Whether it may be a body: text that is no file. */
    boolean isBody() {
        return (is("text/plain") || is("text/html"))
                && description.filename() == null
                && description.contentId() == null
                && !"attachment".equals(description.disposition());
    }
}
