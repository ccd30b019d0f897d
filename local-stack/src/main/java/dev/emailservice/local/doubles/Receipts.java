package dev.emailservice.local.doubles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the doubles accepted, in the order of acceptance, and how often they were asked and answered. Thread-safe. */
public final class Receipts {

    private final List<Receipt> accepted = new ArrayList<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> events = new ConcurrentHashMap<>();
    private final Map<String, Map<String, LongAdder>> answers = new ConcurrentHashMap<>();

    /** Everything accepted until now. */
    public List<Receipt> all() {
        return from(0);
    }

    /** What was accepted after the first {@code index} receipts: a reader that remembers {@link #size()} misses none. */
    public synchronized List<Receipt> from(int index) {
        return List.copyOf(accepted.subList(Math.min(index, accepted.size()), accepted.size()));
    }

    /** How many were accepted until now. */
    public synchronized int size() {
        return accepted.size();
    }

    /** How many requests the provider's double has read, whatever it answered. */
    public long requests(String provider) {
        return requests.getOrDefault(provider, new LongAdder()).sum();
    }

    /** How often the provider's double gave which answer: an HTTP status, {@code hang} or {@code reset}. */
    public Map<String, Long> answers(String provider) {
        var counts = new TreeMap<String, Long>();
        answers.getOrDefault(provider, Map.of()).forEach((answer, count) -> counts.put(answer, count.sum()));
        return counts;
    }

    /** How many events of the provider were told and heard, repeats included. */
    public long events(String provider) {
        return events.getOrDefault(provider, new LongAdder()).sum();
    }

    /** Counts events of the provider that were told and heard. */
    public void countEvents(String provider, int told) {
        events.computeIfAbsent(provider, _ -> new LongAdder()).add(told);
    }

    /** Forgets everything until now. */
    public synchronized void clear() {
        accepted.clear();
        requests.clear();
        events.clear();
        answers.clear();
    }

    synchronized void add(Receipt receipt) {
        accepted.add(receipt);
    }

    void countRequest(String provider) {
        requests.computeIfAbsent(provider, _ -> new LongAdder()).increment();
    }

    void countAnswer(String provider, String answer) {
        answers.computeIfAbsent(provider, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(answer, _ -> new LongAdder())
                .increment();
    }
}
