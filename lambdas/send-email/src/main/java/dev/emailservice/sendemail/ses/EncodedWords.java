package dev.emailservice.sendemail.ses;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Words of other letters in a header (RFC 2047). */
final class EncodedWords {

    private EncodedWords() {}

    /**
     * The text with its encoded words decoded.
     *
     * @throws UnreadableMimeException where one can't be
     */
    static String decoded(String text) throws UnreadableMimeException {
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.STRICT);
        } catch (RuntimeException | Error e) { // what it reports in strict mode is either
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            throw new UnreadableMimeException("Write other letters in headers as RFC 2047 encodes them.");
        }
    }
}
