// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Runs kernels in the engine that is on the class path, and prints one {@link Measurement} a line.
 *
 * <p>All kernels share an engine; each has a session of its own.
 */
public final class Kernels {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private Kernels() {}

    /**
     * Runs the kernels that the arguments name. Ends with exit code 1 if one of them failed, and
     * with 2 if the arguments are wrong.
     *
     * @param args see {@link Arguments#USAGE}
     * @throws IOException if the table of kernels or a module cannot be read
     */
    public static void main(String[] args) throws IOException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException error) {
            System.err.println(error.getMessage());
            System.err.println(Arguments.USAGE);
            System.exit(2);
            return;
        }
        boolean ok = true;
        try (Subject subject = arguments.subject()) {
            for (Kernel kernel : Kernel.read(arguments.folder())) {
                if (arguments.wants(kernel)) {
                    Measurement measurement = measure(subject, kernel, arguments);
                    System.out.println(measurement.toLine());
                    ok &= measurement.isOk();
                }
            }
        }
        if (!ok) {
            System.exit(1);
        }
    }

    /**
     * Runs one kernel in a new session.
     *
     * @param subject the engine
     * @param kernel the kernel
     * @param arguments how often to call it, and where its module is
     * @return the times, or the reason why there are none
     * @throws IOException if the module cannot be read
     */
    static Measurement measure(Subject subject, Kernel kernel, Arguments arguments)
            throws IOException {
        byte[] bytes = Files.readAllBytes(arguments.folder().resolve(kernel.name() + ".wasm"));
        try (Subject.Session session = subject.open()) {
            long start = System.nanoTime();
            Subject.Module module = session.load(kernel.name(), bytes);
            long loaded = System.nanoTime();
            IntUnaryOperator run = module.instantiate(argument -> argument).function("run");
            long instantiated = System.nanoTime();
            return call(
                    run,
                    kernel,
                    arguments,
                    (loaded - start) / NANOS_PER_MILLI,
                    (instantiated - loaded) / NANOS_PER_MILLI);
        } catch (RuntimeException | StackOverflowError error) {
            return Measurement.failed(arguments.engine(), kernel, String.valueOf(error));
        }
    }

    private static Measurement call(
            IntUnaryOperator run,
            Kernel kernel,
            Arguments arguments,
            double load,
            double instantiate) {
        int n = arguments.n() < 0 ? kernel.n() : arguments.n();
        int expected = kernel.checksum();
        double best = Double.MAX_VALUE;
        List<Double> calls = new ArrayList<>();
        long deadline = System.nanoTime() + (long) (arguments.seconds() * NANOS_PER_SECOND);
        for (int i = 0; i < arguments.iterations() || System.nanoTime() < deadline; i++) {
            long start = System.nanoTime();
            int checksum = run.applyAsInt(n);
            double time = (System.nanoTime() - start) / NANOS_PER_MILLI;
            if (i == 0) {
                expected = arguments.n() < 0 ? expected : checksum;
            }
            if (i == 0 || i < arguments.calls()) {
                calls.add(time);
            }
            best = Math.min(best, time);
            if (checksum != expected) {
                return Measurement.failed(
                        arguments.engine(),
                        kernel,
                        "call " + (i + 1) + " returned " + Integer.toUnsignedString(checksum));
            }
        }
        Measurement measurement =
                new Measurement(
                        arguments.engine(),
                        kernel.name(),
                        n,
                        load,
                        instantiate,
                        calls.get(0),
                        best,
                        Measurement.OK);
        return arguments.calls() == 0 ? measurement : measurement.withCalls(calls);
    }
}
