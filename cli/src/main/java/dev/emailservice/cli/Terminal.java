package dev.emailservice.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help;

/** Plain lines; colour only where a person looks at a terminal that wants it. */
public final class Terminal {

    private final PrintWriter out;
    private final boolean colour;

    /** Lines to this writer. */
    public Terminal(PrintWriter out) {
        this.out = out;
        this.colour = Help.Ansi.AUTO.enabled();
    }

    /** One line, at once. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** A step that has been done. */
    void step(String text) {
        line((colour ? "\u001B[32m✓\u001B[0m " : "- ") + text);
    }

    /** The text in bold, where colour is wanted. */
    public String bold(String text) {
        return colour ? "\u001B[1m" + text + "\u001B[0m" : text;
    }

    String verdict(boolean held) {
        String word = held ? "held" : "FELL SHORT";
        return colour ? (held ? "\u001B[32m" : "\u001B[31m") + word + "\u001B[0m" : word;
    }
}
