package dev.emailservice.sendemail.ses;

import java.util.List;

/** Text whose long lines were broken for the way (RFC 3676, "format=flowed"), and how it was before. */
final class FlowedText {

    /** What stands before a signature, and is no broken line (RFC 3676, section 4.3). */
    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    /**
     * The text with its broken lines whole again. Quoted lines stay as they are.
     *
     * @param text with a line feed at the end of each line
     * @param delSp whether the space at which a line was broken was added (section 4.1)
     */
    static String joined(String text, boolean delSp) {
        StringBuilder joined = new StringBuilder();
        List<String> lines = List.of(text.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean quoted = line.startsWith(">");
            String plain = line.startsWith(" ") ? line.substring(1) : line;
            boolean last = i == lines.size() - 1;
            boolean broken = !quoted
                    && !last
                    && plain.endsWith(" ")
                    && !plain.equals(SIGNATURE)
                    && !lines.get(i + 1).startsWith(">");
            joined.append(broken && delSp ? plain.substring(0, plain.length() - 1) : plain);
            if (!broken && !last) {
                joined.append('\n');
            }
        }
        return joined.toString();
    }
}
