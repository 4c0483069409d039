// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs kernels in the engine that is on the class path, and prints one {@link Measurement} a line.
 *
 * <p>All kernels share a polyglot engine; each has a context of its own.
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
        try (Engine engine = Engine.newBuilder("wasm").options(arguments.options()).build()) {
            for (Kernel kernel : Kernel.read(arguments.folder())) {
                if (arguments.wants(kernel)) {
                    Measurement measurement = measure(engine, kernel, arguments);
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
     * Runs one kernel in a new context.
     *
     * @param engine the engine
     * @param kernel the kernel
     * @param arguments how often to call it, and where its module is
     * @return the times, or the reason why there are none
     * @throws IOException if the module cannot be read
     */
    static Measurement measure(Engine engine, Kernel kernel, Arguments arguments)
            throws IOException {
        Path file = arguments.folder().resolve(kernel.name() + ".wasm");
        ByteSequence bytes = ByteSequence.create(Files.readAllBytes(file));
        Source source = Source.newBuilder("wasm", bytes, kernel.name()).build();
        try (Context context = Context.newBuilder("wasm").engine(engine).build()) {
            long start = System.nanoTime();
            Value module = context.eval(source);
            long loaded = System.nanoTime();
            Value run = module.newInstance().getMember("exports").getMember("run");
            long instantiated = System.nanoTime();
            return call(
                    run,
                    kernel,
                    arguments,
                    (loaded - start) / NANOS_PER_MILLI,
                    (instantiated - loaded) / NANOS_PER_MILLI);
        } catch (PolyglotException error) {
            return Measurement.failed(
                    arguments.engine(), kernel, String.valueOf(error.getMessage()));
        }
    }

    private static Measurement call(
            Value run, Kernel kernel, Arguments arguments, double load, double instantiate) {
        int n = arguments.n() < 0 ? kernel.n() : arguments.n();
        double first = 0;
        double best = Double.MAX_VALUE;
        int expected = kernel.checksum();
        long deadline = System.nanoTime() + (long) (arguments.seconds() * NANOS_PER_SECOND);
        for (int i = 0; i < arguments.iterations() || System.nanoTime() < deadline; i++) {
            long start = System.nanoTime();
            int checksum = run.execute(n).asInt();
            double time = (System.nanoTime() - start) / NANOS_PER_MILLI;
            if (i == 0) {
                first = time;
                expected = arguments.n() < 0 ? expected : checksum;
            }
            best = Math.min(best, time);
            if (checksum != expected) {
                return Measurement.failed(
                        arguments.engine(),
                        kernel,
                        "call " + (i + 1) + " returned " + Integer.toUnsignedString(checksum));
            }
        }
        return new Measurement(
                arguments.engine(),
                kernel.name(),
                n,
                load,
                instantiate,
                first,
                best,
                Measurement.OK);
    }
}
