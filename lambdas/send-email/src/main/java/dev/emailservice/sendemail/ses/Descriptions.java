package dev.emailservice.sendemail.ses;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.jspecify.annotations.Nullable;

/** What the headers of a part say of its content. Those that this service would lose are refused. */
final class Descriptions {

    /** The headers that this service understands; a part's others have no meaning, unless they start so (RFC 2046, section 5.1). */
    private static final Set<String> KNOWN =
            Set.of("content-type", "content-transfer-encoding", "content-disposition", "content-id");

    private Descriptions() {}

    /**
     * What this part is.
     *
     * @throws UnreadableMimeException where a header of the content is not understood, repeated or malformed
     */
    static MimePart.Description of(MaximalBodyDescriptor descriptor, List<MimePart.Header> headers)
            throws UnreadableMimeException {
        String mimeType = descriptor.getMimeType().toLowerCase(Locale.ROOT);
        Set<String> seen = new HashSet<>();
        for (MimePart.Header header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!name.startsWith("content-")) {
                continue;
            }
            if (!KNOWN.contains(name) || !seen.add(name)) {
                throw new UnreadableMimeException("Give each part Content-Type, Content-Transfer-Encoding,"
                        + " Content-Disposition and Content-ID at most once, and no other header of its content.");
            }
            // What can't be read would count as plain text.
            if (name.equals("content-type")
                    && !header.value().toLowerCase(Locale.ROOT).startsWith(mimeType)) {
                throw new UnreadableMimeException("Give a well-formed Content-Type.");
            }
        }
        Map<String, String> parameters = new TreeMap<>();
        descriptor.getContentTypeParameters().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("boundary")) {
                parameters.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        String filename = descriptor.getContentDispositionFilename();
        String name = parameters.remove("name");
        return new MimePart.Description(
                mimeType,
                parameters,
                lower(descriptor.getContentDispositionType()),
                decoded(filename == null ? name : filename),
                bare(descriptor.getContentId()));
    }

    private static @Nullable String lower(@Nullable String disposition) {
        return disposition == null || disposition.isEmpty() ? null : disposition.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String decoded(@Nullable String filename) throws UnreadableMimeException {
        return filename == null ? null : EncodedWords.decoded(filename);
    }

    private static @Nullable String bare(@Nullable String contentId) {
        if (contentId == null) {
            return null;
        }
        String id = contentId.strip();
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }
}
