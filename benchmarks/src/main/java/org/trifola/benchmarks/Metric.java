// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

/** What is measured. Less is better for all of them. */
enum Metric {
    /** A small program from its command to its end. */
    START("start", "ms", "hello world: the whole process"),
    /** A large module's way to its first output. */
    LOAD("load", "ms", "a large module that prints one line: the whole process"),
    /** A program from its command to its end. */
    PROGRAM("program", "ms", "a program: the whole process"),
    /** A kernel that is called once, from the command to its end. */
    PROCESS("process", "ms", "one call of a kernel: the whole process"),
    /** A kernel's bytes to the result of the first call. */
    FIRST("first", "ms", "load, instantiate and call once, in a process that has just started"),
    /** The first call's beginning to the end of the first call that is about as fast as any. */
    SETTLE("settle", "ms", "from the first call's beginning to the end of one at full speed"),
    /** A call at full speed. */
    STEADY("steady", "ms", "the fastest call"),
    /** A call of the host by the guest. */
    HOST_CALL("host-call", "ns", "a call of a function of the host"),
    /** A call of the guest by the host. */
    GUEST_CALL("guest-call", "ns", "a call of a function of the guest"),
    /** An instance, and one call. */
    INSTANTIATE("instantiate", "ns", "one more instance of a module, and a call"),
    /** What an instance takes. */
    INSTANCE_SIZE("instance-size", "KiB", "memory that one more instance takes, with its page"),
    /** What the processors did for a process. */
    CPU("cpu", "ms", "the processor time of the whole process, of all its threads"),
    /** The most memory that a process had. */
    MEMORY("memory", "MiB", "the most resident memory of the process");

    private final String label;
    private final String unit;
    private final String meaning;

    Metric(String label, String unit, String meaning) {
        this.label = label;
        this.unit = unit;
        this.meaning = meaning;
    }

    /**
     * The metric with a label.
     *
     * @param label its label
     * @return the metric
     * @throws IllegalArgumentException if there is none
     */
    static Metric of(String label) {
        for (Metric metric : values()) {
            if (metric.label.equals(label)) {
                return metric;
            }
        }
        throw new IllegalArgumentException("no metric " + label);
    }

    /**
     * Its name in files and tables.
     *
     * @return the name
     */
    String label() {
        return label;
    }

    /**
     * The unit of its numbers.
     *
     * @return an abbreviation
     */
    String unit() {
        return unit;
    }

    /**
     * What it says.
     *
     * @return a few words
     */
    String meaning() {
        return meaning;
    }
}
