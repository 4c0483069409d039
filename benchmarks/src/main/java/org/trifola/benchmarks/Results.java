// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The samples of all rounds as one number each, and their ratios. The number is the least of the
 * rounds: what disturbs a measurement only makes it longer.
 */
final class Results {
    private record Key(Metric metric, String engine, String name, int n) {}

    /**
     * A number of all rounds.
     *
     * @param metric the metric
     * @param engine the engine
     * @param name the kernel, program or rate
     * @param n the argument of the kernel
     * @param value the number
     */
    record Number(Metric metric, String engine, String name, int n, double value) {}

    private final Map<Key, List<Double>> values = new LinkedHashMap<>();
    private final Set<String> engines = new LinkedHashSet<>();
    private final Map<Metric, Set<String>> names = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int rounds;

    /**
     * Collects samples.
     *
     * @param samples the samples, in any order
     */
    Results(Collection<Sample> samples) {
        for (Sample sample : samples) {
            engines.add(sample.engine());
            names.computeIfAbsent(sample.metric(), metric -> new LinkedHashSet<>())
                    .add(sample.name());
            rounds = Math.max(rounds, sample.round());
            if (sample.isOk()) {
                values.computeIfAbsent(key(sample), key -> new ArrayList<>()).add(sample.value());
            } else {
                failures.putIfAbsent(sample.engine() + " / " + sample.name(), sample.outcome());
            }
        }
    }

    private static Key key(Sample sample) {
        return new Key(sample.metric(), sample.engine(), sample.name(), sample.n());
    }

    /**
     * The engines that were measured.
     *
     * @return their names, in the order of the samples
     */
    Set<String> engines() {
        return engines;
    }

    /**
     * What a metric was measured of.
     *
     * @param metric the metric
     * @return names of kernels, programs or rates
     */
    Set<String> names(Metric metric) {
        return names.getOrDefault(metric, Set.of());
    }

    /**
     * What could not be measured.
     *
     * @return reasons by engine and name
     */
    Map<String, String> failures() {
        return failures;
    }

    /**
     * How many rounds were begun.
     *
     * @return the number
     */
    int rounds() {
        return rounds;
    }

    /**
     * All numbers.
     *
     * @return the numbers, in the order of the samples
     */
    List<Number> numbers() {
        List<Number> numbers = new ArrayList<>();
        values.forEach(
                (key, list) ->
                        numbers.add(
                                new Number(
                                        key.metric,
                                        key.engine,
                                        key.name,
                                        key.n,
                                        Statistics.fastest(list))));
        return numbers;
    }

    /**
     * The number of all rounds.
     *
     * @param metric the metric
     * @param engine the engine
     * @param name the kernel, program or rate
     * @param n the argument of the kernel
     * @return the number, or NaN if there is none
     */
    double value(Metric metric, String engine, String name, int n) {
        return Statistics.fastest(values.getOrDefault(new Key(metric, engine, name, n), List.of()));
    }

    /**
     * How many times as much one engine took as another. Kernels are compared with the same
     * argument, the greatest that both ran.
     *
     * @param metric the metric
     * @param engine the engine
     * @param base the engine to compare it with
     * @param name the kernel, program or rate
     * @return the ratio, or NaN if one of the two has no number
     */
    double ratio(Metric metric, String engine, String base, String name) {
        int n = greatest(metric, engine, base, name);
        return value(metric, engine, name, n) / value(metric, base, name, n);
    }

    /**
     * The greatest argument of a kernel that two engines ran.
     *
     * @param metric the metric
     * @param engine an engine
     * @param other another one, or the same
     * @param name the kernel, program or rate
     * @return the argument, or -1 if there is none
     */
    int greatest(Metric metric, String engine, String other, String name) {
        int greatest = -1;
        for (Key key : values.keySet()) {
            if (key.metric == metric
                    && key.engine.equals(engine)
                    && key.name.equals(name)
                    && values.containsKey(new Key(metric, other, name, key.n))) {
                greatest = Math.max(greatest, key.n);
            }
        }
        return greatest;
    }

    /**
     * The ratios of those that both engines ran.
     *
     * @param metric the metric
     * @param engine the engine
     * @param base the engine to compare it with
     * @param group the group of kernels
     * @return the ratios
     */
    List<Double> ratios(Metric metric, String engine, String base, String group) {
        List<Double> ratios = new ArrayList<>();
        for (String name : names(metric)) {
            double ratio = ratio(metric, engine, base, name);
            boolean isKernel = names(Metric.PROCESS).contains(name);
            isKernel |= names(Metric.STEADY).contains(name);
            if (!Double.isNaN(ratio) && isKernel && group.equals(Kernel.group(name))) {
                ratios.add(ratio);
            }
        }
        return ratios;
    }
}
