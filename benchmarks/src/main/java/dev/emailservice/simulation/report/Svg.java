package dev.emailservice.simulation.report;

import java.util.Locale;

/** Builds an SVG document, element by element. Coordinates are pixels from the top left. */
final class Svg {

    /** Where a text's anchor is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height
                + "\" font-family=\"sans-serif\" font-size=\"12\">");
        rectangle(0, 0, width, height, "#ffffff");
    }

    void rectangle(double x, double y, double width, double height, String fill) {
        add("<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height)
                + " fill=\"" + fill + "\"/>");
    }

    void line(double x1, double y1, double x2, double y2, String stroke) {
        add("<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2)
                + " stroke=\"" + stroke + "\"/>");
    }

    /** A line through points, each "x,y", apart by spaces. */
    void polyline(String points, String stroke) {
        add("<polyline points=\"" + points + "\" fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"1.5\"/>");
    }

    void text(double x, double y, Anchor anchor, String content) {
        add("<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\""
                + anchor.name().toLowerCase(Locale.ROOT) + "\">" + escape(content) + "</text>");
    }

    /** The whole document. */
    String render() {
        return text + "</svg>\n";
    }

    private void add(String element) {
        text.append(element).append('\n');
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + String.format(Locale.ROOT, "%.1f", value) + "\"";
    }

    private static String escape(String content) {
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
