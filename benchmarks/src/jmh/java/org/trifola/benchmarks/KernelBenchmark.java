// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/** Kernels under JMH, for its profilers: {@code -p kernel=fib,json -p size=first -prof perfasm}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {
    /** The kernel. */
    @Param({"fib", "sha256", "json"})
    public String kernel;

    /** The size of its run. */
    @Param("first")
    public String size;

    private Subject subject;
    private Subject.Session session;
    private IntUnaryOperator run;
    private int n;

    /** Public for JMH. */
    public KernelBenchmark() {}

    /**
     * Makes an instance.
     *
     * @throws IOException if the module or the table cannot be read
     */
    @Setup
    public void open() throws IOException {
        Path folder = Path.of(System.getProperty("benchmarks.folder", "benchmarks"));
        Path kernels = folder.resolve("kernels");
        for (Kernel row : Kernel.read(kernels)) {
            if (row.name().equals(kernel) && row.size().equals(size)) {
                n = row.n();
            }
        }
        subject = new PolyglotSubject(Map.of());
        session = subject.open();
        byte[] bytes = Files.readAllBytes(kernels.resolve(kernel + ".wasm"));
        run = session.load(kernel, bytes).instantiate(x -> x).function("run");
    }

    /** Closes the engine. */
    @TearDown
    public void close() {
        session.close();
        subject.close();
    }

    /**
     * A call.
     *
     * @return the checksum
     */
    @Benchmark
    public int run() {
        return run.applyAsInt(n);
    }
}
