// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * Measures what is only worth something in numbers: calls of the host, calls by the host, and
 * instances. Prints lines of engine, rate, nanoseconds for one, and outcome; the time is that of
 * the fastest of many batches. The last line has, in KiB, what each instance takes of the heap.
 */
public final class Rates {
    private static final int CALLS = 100_000;
    private static final int INSTANCES = 200;
    private static final int KEPT_INSTANCES = 1000;
    private static final int COLLECTIONS = 3;
    private static final double BYTES_PER_KIB = 1024;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Arguments arguments;
    private final long nanos;

    private Rates(Arguments arguments) {
        this.arguments = arguments;
        nanos = (long) (arguments.seconds() * NANOS_PER_SECOND);
    }

    /** What is done over and over. */
    private interface Batch {
        /**
         * Does it once.
         *
         * @return a number that tells that it was done
         */
        int run();
    }

    /**
     * Measures the rates. Ends with exit code 1 if one of them could not be.
     *
     * @param args see {@link Arguments#USAGE}; {@code --kernels} names the folder of {@code
     *     rates.wasm}, {@code --seconds} the time for each rate
     * @throws IOException if the module cannot be read
     */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args);
        byte[] bytes = Files.readAllBytes(arguments.folder().resolve(Path.of("rates.wasm")));
        try (Subject subject = arguments.subject();
                Subject.Session session = subject.open()) {
            Subject.Module module = session.load("rates", bytes);
            new Rates(arguments).measure(module);
        }
    }

    private void measure(Subject.Module module) {
        Subject.Instance instance = module.instantiate(x -> x + 1);
        IntUnaryOperator count = instance.function("count");
        print("host-call", CALLS, CALLS, () -> count.applyAsInt(CALLS));
        IntUnaryOperator increment = instance.function("increment");
        print("guest-call", CALLS, CALLS, () -> callAll(increment));
        print("instantiate", INSTANCES, INSTANCES, () -> instantiateAll(module));
        printSize(module);
    }

    private static int callAll(IntUnaryOperator increment) {
        int x = 0;
        for (int i = 0; i < CALLS; i++) {
            x = increment.applyAsInt(x);
        }
        return x;
    }

    private static int instantiateAll(Subject.Module module) {
        int sum = 0;
        for (int i = 0; i < INSTANCES; i++) {
            sum += module.instantiate(x -> x).function("increment").applyAsInt(0);
        }
        return sum;
    }

    /** What the heap holds more of after many instances were made that are still in use. */
    private void printSize(Subject.Module module) {
        IntUnaryOperator[] kept = new IntUnaryOperator[KEPT_INSTANCES];
        long before = usedHeap();
        int sum = 0;
        for (int i = 0; i < KEPT_INSTANCES; i++) {
            kept[i] = module.instantiate(x -> x).function("increment");
        }
        double size = (usedHeap() - before) / BYTES_PER_KIB / KEPT_INSTANCES;
        for (IntUnaryOperator function : kept) {
            sum += function.applyAsInt(0);
        }
        String outcome = sum == KEPT_INSTANCES ? Measurement.OK : "the instances returned " + sum;
        print("instance-size", size, outcome);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void print(String rate, int count, int expected, Batch batch) {
        double best = Double.NaN;
        String outcome = Measurement.OK;
        try {
            long deadline = System.nanoTime() + nanos;
            do {
                long start = System.nanoTime();
                int result = batch.run();
                double time = (double) (System.nanoTime() - start) / count;
                best = best <= time ? best : time;
                if (result != expected) {
                    throw new IllegalStateException("a batch returned " + result);
                }
            } while (System.nanoTime() < deadline);
        } catch (RuntimeException error) {
            best = Double.NaN;
            outcome = String.valueOf(error).replaceAll("\\s+", " ");
        }
        print(rate, best, outcome);
    }

    private void print(String what, double value, String outcome) {
        System.out.printf(
                Locale.ROOT, "%s\t%s\t%.1f\t%s%n", arguments.engine(), what, value, outcome);
    }
}
