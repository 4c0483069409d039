// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The samples so far, in a file: a run that was stopped goes on with the next. */
final class Store {
    private final Path file;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * Opens a file, or begins it.
     *
     * @param file the file
     * @throws IOException if it cannot be read
     */
    Store(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Sample sample = Sample.parse(line);
                if (sample != null) {
                    samples.add(sample);
                }
            }
        }
    }

    /**
     * The samples of this run and of those that it goes on with.
     *
     * @return the samples in their order
     */
    List<Sample> samples() {
        return samples;
    }

    /**
     * Whether something was measured before, or has failed.
     *
     * @param round the round
     * @param metric the metric
     * @param engine the engine
     * @param name the kernel, program or rate
     * @param n the argument of the kernel
     * @return whether there is such a sample
     */
    boolean has(int round, Metric metric, String engine, String name, int n) {
        for (Sample sample : samples) {
            if (sample.round() == round
                    && sample.metric() == metric
                    && sample.n() == n
                    && sample.engine().equals(engine)
                    && sample.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Keeps a sample.
     *
     * @param sample the sample
     * @throws IOException if it cannot be written
     */
    void add(Sample sample) throws IOException {
        samples.add(sample);
        Files.write(
                file,
                (sample.toLine() + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
