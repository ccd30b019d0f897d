package dev.emailservice.simulation.run;

/** What came of one run. */
public record RunResult(RunFigures figures, Timeline timeline) {}
