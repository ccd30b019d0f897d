package dev.emailservice.simulation.report;

import dev.emailservice.simulation.report.Svg.Anchor;
import dev.emailservice.simulation.run.RunResult;
import dev.emailservice.simulation.run.Timeline;
import dev.emailservice.simulation.world.FaultEvent;
import dev.emailservice.simulation.world.Scenario;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart of one run, second by second: above, each provider's share of the attempts; below, the emails' mean latency, and what
 * the oracle made of the same emails. The time of the scenario's event is shaded.
 */
final class ScenarioChart {

    /** The colours of Okabe and Ito, which colour-blind people can tell apart too. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");

    private static final String OURS_COLOUR = "#000000";
    private static final String ORACLE_COLOUR = "#999999";

    private static final int WIDTH = 920;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int PANEL_WIDTH = 730;
    private static final int PANEL_HEIGHT = 130;
    private static final int SHARE_TOP = 55;
    private static final int LATENCY_TOP = 240;

    private final Scenario scenario;
    private final RunResult run;
    private final List<RunResult> oracle;

    /** The oracle's run is a list of one, or of none where it was not run. */
    ScenarioChart(Scenario scenario, RunResult run, List<RunResult> oracle) {
        this.scenario = scenario;
        this.run = run;
        this.oracle = oracle;
    }

    String render() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        String title = "%s, %s, seed %d: %s"
                .formatted(scenario.id(), run.figures().policy(), run.figures().seed(), scenario.note());
        svg.text(LEFT, 20, Anchor.START, title);
        Timeline timeline = run.timeline();

        Panel shares = panel(svg, SHARE_TOP, 100);
        shares.axes("share of the attempts, %", secondsBetween());
        for (int i = 0; i < scenario.providers().size(); i++) {
            int provider = i;
            shares.line(
                    scenario.providers().get(i).name(),
                    i,
                    COLOURS.get(i % COLOURS.size()),
                    second -> 100 * timeline.share(provider, second));
        }

        Panel latencies = panel(svg, LATENCY_TOP, mostLatency());
        latencies.axes("mean latency, ms", secondsBetween());
        for (RunResult best : oracle) {
            latencies.line(best.figures().policy(), 1, ORACLE_COLOUR, best.timeline()::meanLatency);
        }
        latencies.line(run.figures().policy(), 0, OURS_COLOUR, timeline::meanLatency);
        return svg.render();
    }

    private Panel panel(Svg svg, int top, double most) {
        Panel panel = new Panel(
                svg, LEFT, top, PANEL_WIDTH, PANEL_HEIGHT, run.timeline().seconds(), most);
        FaultEvent event = scenario.event();
        if (event.exists()) {
            panel.shade(event.from() / 1_000, Math.min(event.to() / 1_000, panel.seconds()));
        }
        return panel;
    }

    private int secondsBetween() {
        return Math.max(1, run.timeline().seconds() / 180) * 30;
    }

    /** A round number that no second's mean of this run exceeds. */
    private double mostLatency() {
        Timeline timeline = run.timeline();
        double highest = IntStream.range(0, timeline.seconds())
                .mapToDouble(timeline::meanLatency)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        double unit = Math.pow(10, Math.floor(Math.log10(highest)));
        return unit * 2 * Math.ceil(highest / (unit * 2));
    }
}
