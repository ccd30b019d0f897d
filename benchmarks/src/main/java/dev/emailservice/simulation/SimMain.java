package dev.emailservice.simulation;

import dev.emailservice.simulation.ours.OurRouter;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.policy.Rivals;
import dev.emailservice.simulation.report.SimulateCommand;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Scratch. */
public final class SimMain {
    private SimMain() {}

    /** Runs. */
    public static void main(String... args) {
        List<PolicyFactory> all = new ArrayList<>();
        all.add(new OurRouter(URI.create(System.getProperty("redis"))));
        all.addAll(Rivals.all());
        System.exit(new CommandLine(new SimulateCommand(all)).execute(args));
    }
}
