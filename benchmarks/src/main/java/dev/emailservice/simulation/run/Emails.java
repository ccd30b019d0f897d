package dev.emailservice.simulation.run;

import java.util.Arrays;

/** What has become of each email so far. Emails are numbered in the order of their arrival. */
final class Emails {

    private double[] arrivedAt = new double[4_096];
    private double[] firstBatchAt = new double[4_096];
    private double[] doneAt = new double[4_096];
    private int[] attempts = new int[4_096];
    private int[] copies = new int[4_096];
    private int size;
    private int done;

    /** A new email; answers its number. */
    int arrive(double now) {
        if (size == arrivedAt.length) {
            int more = 2 * size;
            arrivedAt = Arrays.copyOf(arrivedAt, more);
            firstBatchAt = Arrays.copyOf(firstBatchAt, more);
            doneAt = Arrays.copyOf(doneAt, more);
            attempts = Arrays.copyOf(attempts, more);
            copies = Arrays.copyOf(copies, more);
        }
        arrivedAt[size] = now;
        firstBatchAt[size] = Double.NaN;
        doneAt[size] = Double.NaN;
        return size++;
    }

    void taken(int email, double now) {
        if (Double.isNaN(firstBatchAt[email])) {
            firstBatchAt[email] = now;
        }
    }

    /** A number for the email's next attempt that no other attempt of the run has. */
    long nextAttempt(int email) {
        return ((long) email << 20) + attempts[email]++;
    }

    /** A provider has accepted it, whether or not a worker has seen that. */
    void accepted(int email) {
        copies[email]++;
    }

    /** A worker has seen its accept. */
    void finish(int email, double now) {
        doneAt[email] = now;
        done++;
    }

    boolean isDone(int email) {
        return !Double.isNaN(doneAt[email]);
    }

    int size() {
        return size;
    }

    /** From the start of its first batch to its accept, in milliseconds. */
    double latency(int email) {
        return doneAt[email] - firstBatchAt[email];
    }

    /** The latencies of all that are done, smallest first. */
    double[] latencies() {
        double[] latencies = new double[done];
        int next = 0;
        for (int email = 0; email < size; email++) {
            if (isDone(email)) {
                latencies[next++] = latency(email);
            }
        }
        Arrays.sort(latencies);
        return latencies;
    }

    /** The mean time from arrival to accept, in milliseconds, of all that are done. */
    double meanEndToEnd() {
        double sum = 0;
        for (int email = 0; email < size; email++) {
            if (isDone(email)) {
                sum += doneAt[email] - arrivedAt[email];
            }
        }
        return done == 0 ? 0 : sum / done;
    }

    /** Accepted copies beyond the first. */
    long duplicates() {
        long duplicates = 0;
        for (int email = 0; email < size; email++) {
            duplicates += Math.max(0, copies[email] - 1);
        }
        return duplicates;
    }

    /** Emails that no provider has accepted. */
    int lost() {
        int lost = 0;
        for (int email = 0; email < size; email++) {
            lost += copies[email] == 0 ? 1 : 0;
        }
        return lost;
    }
}
