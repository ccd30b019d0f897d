package dev.emailservice.delivery.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a file's extension says. */
final class FileTypes {

    /** For a file of which nothing is known (RFC 2046, section 4.5.1). */
    static final String UNKNOWN = "application/octet-stream";

    /** Amazon SES Developer Guide, "Amazon SES unsupported attachment types". */
    private static final Set<String> BLOCKED = Set.of(
            ("ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse ksh lib"
                            + " lnk mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2"
                            + " mshxml msh1xml msh2xml msi msp mst ops pcd pif plg prf prg reg scf scr sct shb shs sys ps1"
                            + " ps1xml ps2 ps2xml psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst vsw vxd ws wsc wsf wsh"
                            + " xnk")
                    .split(" "));

    /** The types that emails mostly carry; the others may be given in the request. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("csv", "text/csv"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("gif", "image/gif"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("ics", "text/calendar"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("json", "application/json"),
            Map.entry("md", "text/markdown"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain"),
            Map.entry("webp", "image/webp"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("xml", "application/xml"),
            Map.entry("zip", "application/zip"));

    private FileTypes() {}

    /** Whether SES refuses files called so. Dots and spaces at the end don't hide an extension: Windows drops them. */
    static boolean isBlocked(String filename) {
        return BLOCKED.contains(extension(filename));
    }

    /** The MIME type of files called so. */
    static String mimeType(String filename) {
        return TYPES.getOrDefault(extension(filename), UNKNOWN);
    }

    private static String extension(String filename) {
        int end = filename.length();
        while (end > 0 && (filename.charAt(end - 1) == '.' || filename.charAt(end - 1) == ' ')) {
            end--;
        }
        int dot = filename.lastIndexOf('.', end - 1);
        return dot < 0 ? "" : filename.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }
}
