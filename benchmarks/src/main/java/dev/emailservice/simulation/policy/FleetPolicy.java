package dev.emailservice.simulation.policy;

/** A policy at work in a fleet of workers. One thread calls it. */
public interface FleetPolicy extends AutoCloseable {

    /** The policy as one worker holds it; asked for once per worker, before the run. */
    WorkerPolicy worker(int index);

    /** The run is over. */
    @Override
    default void close() {}
}
