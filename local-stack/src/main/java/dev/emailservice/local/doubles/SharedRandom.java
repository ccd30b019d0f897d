package dev.emailservice.local.doubles;

import java.util.random.RandomGenerator;

/** Makes a generator usable by several threads at once. */
final class SharedRandom implements RandomGenerator {

    private final RandomGenerator random;

    SharedRandom(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public synchronized long nextLong() {
        return random.nextLong();
    }
}
