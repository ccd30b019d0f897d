package dev.emailservice.local.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SES refuses in the parts of an email; each method gives the reason, or null if it refuses nothing. */
final class SesRules {

    /** SES API v2 reference, "MessageTag". */
    private static final Pattern TAG_NAME = Pattern.compile("[A-Za-z0-9_:-]{1,256}");

    private static final Pattern TAG_VALUE = Pattern.compile("[A-Za-z0-9_.@:-]{1,256}");

    /** SES API v2 reference, "MessageHeader". */
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,126}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");

    /** SES Developer Guide, "Unsupported attachment types". */
    private static final Set<String> BLOCKED_EXTENSIONS = Set.of("""
            ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse ksh \
            lib lnk mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml \
            msh1xml msh2xml msi msp mst ops pcd pif plg prf prg reg scf scr sct shb shs sys ps1 ps1xml ps2 ps2xml \
            psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst vsw vxd ws wsc wsf wsh xnk""".split(" ", -1));

    private SesRules() {}

    static @Nullable String invalidTag(JsonNode tags) {
        for (var tag : tags) {
            if (!TAG_NAME.matcher(tag.path("Name").asText()).matches()
                    || !TAG_VALUE.matcher(tag.path("Value").asText()).matches()) {
                return "Invalid email tag: only alphanumeric ASCII characters, '_', '-' and in values '.', '@' are allowed";
            }
        }
        return null;
    }

    static @Nullable String invalidHeader(JsonNode headers) {
        for (var header : headers) {
            if (!HEADER_NAME.matcher(header.path("Name").asText()).matches()
                    || !HEADER_VALUE.matcher(header.path("Value").asText()).matches()) {
                return "Invalid header: name up to 126 and value up to 870 printable ASCII characters";
            }
        }
        return null;
    }

    static @Nullable String invalidAttachment(JsonNode attachments) {
        for (var attachment : attachments) {
            var name = attachment.path("FileName").asText();
            var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (name.isEmpty() || name.length() > 255) {
                return "Attachment file name must have 1 to 255 characters";
            }
            if (name.contains(".") && BLOCKED_EXTENSIONS.contains(extension)) {
                return "Illegal filename extension in an attachment";
            }
            if (decoded(attachment.path("RawContent")) == null) {
                return "Attachment content is not base64";
            }
        }
        return null;
    }

    /** The bytes of a base64 text, or null if it is none. */
    static byte @Nullable [] decoded(JsonNode text) {
        try {
            return text.binaryValue();
        } catch (IOException e) {
            return null;
        }
    }
}
