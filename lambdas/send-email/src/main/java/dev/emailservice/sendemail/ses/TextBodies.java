package dev.emailservice.sendemail.ses;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;

/** The text of a body, with a line feed at the end of a line as JSON's strings have it. */
final class TextBodies {

    private static final Set<String> PARAMETERS = Set.of("charset", "format", "delsp");

    private TextBodies() {}

    /**
     * The text of a part.
     *
     * @throws UnreadableMimeException where it is not in its charset, or its type has parameters that would be lost
     */
    static String text(MimePart part) throws UnreadableMimeException {
        Map<String, String> parameters = part.description().parameters();
        if (!PARAMETERS.containsAll(parameters.keySet())) {
            throw new UnreadableMimeException(
                    "Give a body no parameter in its Content-Type but its charset and format.");
        }
        String text = decoded(part.bytes(), parameters.getOrDefault("charset", "us-ascii"))
                .replace("\r\n", "\n");
        return "flowed".equalsIgnoreCase(parameters.get("format")) && part.is("text/plain")
                ? FlowedText.joined(text, "yes".equalsIgnoreCase(parameters.get("delsp")))
                : text;
    }

    private static String decoded(byte[] bytes, String charset) throws UnreadableMimeException {
        try {
            // A new decoder reports what it can't read.
            return Charset.forName(charset)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new UnreadableMimeException("Write each body in the charset that its Content-Type names.");
        }
    }
}
