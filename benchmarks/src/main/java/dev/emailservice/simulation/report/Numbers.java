package dev.emailservice.simulation.report;

import java.util.Locale;

/** How numbers are printed: the same everywhere, whatever the machine's locale. */
final class Numbers {

    private Numbers() {}

    /** With that many decimals, and commas between thousands. */
    static String show(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
