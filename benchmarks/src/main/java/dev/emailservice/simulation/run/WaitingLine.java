package dev.emailservice.simulation.run;

import java.util.Arrays;

/** Emails in the order in which they came, each with a time. */
final class WaitingLine {

    private int[] emails = new int[1_024];
    private double[] times = new double[1_024];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    double firstTime() {
        return timeAt(0);
    }

    /** The time of the email with that many before it. */
    double timeAt(int index) {
        return times[(head + index) & (times.length - 1)];
    }

    /** How many of the emails at the front have a time up to that one; times must not fall from front to back. */
    int countUntil(double time) {
        if (size == 0 || times[head] > time) {
            return 0;
        }
        if (timeAt(size - 1) <= time) {
            return size;
        }
        int low = 0;
        int high = size - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (timeAt(middle) <= time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    void add(int email, double time) {
        if (size == emails.length) {
            grow();
        }
        int tail = (head + size++) & (emails.length - 1);
        emails[tail] = email;
        times[tail] = time;
    }

    int remove() {
        int email = emails[head];
        head = (head + 1) & (emails.length - 1);
        size--;
        return email;
    }

    private void grow() {
        int[] moreEmails = Arrays.copyOf(emails, 2 * size);
        double[] moreTimes = Arrays.copyOf(times, 2 * size);
        for (int i = 0; i < size; i++) {
            moreEmails[i] = emails[(head + i) & (emails.length - 1)];
            moreTimes[i] = timeAt(i);
        }
        emails = moreEmails;
        times = moreTimes;
        head = 0;
    }
}
