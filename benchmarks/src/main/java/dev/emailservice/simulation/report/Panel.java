package dev.emailservice.simulation.report;

import dev.emailservice.simulation.report.Svg.Anchor;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * A field of a chart: seconds to the right, values upwards from 0.
 *
 * @param top where it begins, in pixels
 * @param seconds the last second
 * @param most the highest value
 */
record Panel(Svg svg, double left, double top, double width, double height, int seconds, double most) {

    private static final String GRID = "#dddddd";
    private static final int STEPS = 4;
    private static final int LABEL_GAP = 6;
    private static final int LEGEND_LENGTH = 18;

    /** Shades a stretch of time. */
    void shade(double fromSecond, double toSecond) {
        svg.rectangle(x(fromSecond), top, x(toSecond) - x(fromSecond), height, "#f3ecdf");
    }

    /** Draws the grid with its numbers, and what the values are. */
    void axes(String title, int secondsBetween) {
        for (int step = 0; step <= STEPS; step++) {
            double value = most * step / STEPS;
            svg.line(left, y(value), left + width, y(value), GRID);
            svg.text(left - LABEL_GAP, y(value) + 4, Anchor.END, Numbers.show(value, 0));
        }
        for (int second = 0; second <= seconds; second += secondsBetween) {
            svg.line(x(second), top, x(second), top + height, GRID);
            svg.text(x(second), top + height + 16, Anchor.MIDDLE, second + " s");
        }
        svg.text(left, top - 8, Anchor.START, title);
    }

    /** A line through the seconds that have a value, and its entry beside the panel: the how-manieth it is, from 0. */
    void line(String name, int entry, String colour, IntToDoubleFunction valueAt) {
        StringBuilder points = new StringBuilder();
        for (int second = 0; second < seconds; second++) {
            double value = valueAt.applyAsDouble(second);
            if (!Double.isNaN(value)) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(second + 0.5), y(value)));
            }
        }
        svg.polyline(points.toString().strip(), colour);
        double y = top + 10 + 18 * entry;
        double x = left + width + 10;
        svg.line(x, y, x + LEGEND_LENGTH, y, colour);
        svg.text(x + LEGEND_LENGTH + LABEL_GAP, y + 4, Anchor.START, name);
    }

    private double x(double second) {
        return left + width * second / seconds;
    }

    private double y(double value) {
        return top + height * (1 - Math.min(value, most) / most);
    }
}
