package dev.emailservice.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What has to be closed, in three layers: first what lets work in, then all parts at once, last what they stand on.
 *
 * <p>Thread-safe. What is added after the end is closed at once.
 */
final class Shutdown implements AutoCloseable {

    /** The layers in the order they are closed. */
    enum Layer {
        /** What lets work in. */
        ENTRANCE,
        /** The parts, which don't need each other to end. */
        PART,
        /** What the parts stand on; closed one after the other, the last added first. */
        GROUND
    }

    private record Entry(Layer layer, AutoCloseable what) {}

    /** Guarded by "this", as is the flag. */
    private final List<Entry> entries = new ArrayList<>();

    private boolean closed;

    /** Adds it and gives it back. */
    <T extends AutoCloseable> T add(Layer layer, T what) {
        synchronized (this) {
            if (!closed) {
                entries.add(new Entry(layer, what));
                return what;
            }
        }
        close(what);
        return what;
    }

    @Override
    public void close() {
        List<Entry> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(entries);
            entries.clear();
        }
        atOnce(all, Layer.ENTRANCE);
        atOnce(all, Layer.PART);
        all.reversed().stream().filter(entry -> entry.layer() == Layer.GROUND).forEach(entry -> close(entry.what()));
    }

    private static void atOnce(List<Entry> all, Layer layer) {
        CompletableFuture.allOf(all.stream()
                        .filter(entry -> entry.layer() == layer)
                        .map(entry -> CompletableFuture.runAsync(
                                () -> close(entry.what()),
                                task -> Thread.ofVirtual().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void close(AutoCloseable what) {
        try {
            what.close();
        } catch (Exception e) {
            // The rest must be closed all the same, and there is nobody left to tell.
        }
    }
}
