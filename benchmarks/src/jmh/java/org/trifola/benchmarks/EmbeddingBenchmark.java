// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What an embedder pays at the border between Java and a module, through the polyglot API. The
 * property {@code benchmarks.folder} names the folder of the benchmarks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EmbeddingBenchmark {
    private static final int CALLS = 10_000;
    private static final int ADDRESS = 1024;

    private Context context;
    private Value module;
    private ProxyObject imports;
    private Value increment;
    private Value count;
    private Value memory;

    /** Public for JMH. */
    public EmbeddingBenchmark() {}

    /**
     * Makes an instance.
     *
     * @throws IOException if the module cannot be read
     */
    @Setup
    public void open() throws IOException {
        Path folder = Path.of(System.getProperty("benchmarks.folder", "benchmarks"));
        byte[] bytes = Files.readAllBytes(folder.resolve("micro/rates.wasm"));
        context = Context.create("wasm");
        module =
                context.eval(
                        Source.newBuilder("wasm", ByteSequence.create(bytes), "rates").build());
        ProxyExecutable next = arguments -> arguments[0].asInt() + 1;
        Map<String, Object> host = Map.of("next", next);
        imports = ProxyObject.fromMap(Map.of("host", ProxyObject.fromMap(host)));
        Value exports = module.newInstance(imports).getMember("exports");
        increment = exports.getMember("increment");
        count = exports.getMember("count");
        memory = exports.getMember("memory");
    }

    /** Closes the context. */
    @TearDown
    public void close() {
        context.close();
    }

    /**
     * A call of a function of the module.
     *
     * @return its result
     */
    @Benchmark
    public int callGuest() {
        return increment.execute(7).asInt();
    }

    /**
     * A call of a function of the host; the time is for one of many.
     *
     * @return how many
     */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int callHost() {
        return count.execute(CALLS).asInt();
    }

    /**
     * One more instance.
     *
     * @return the instance
     */
    @Benchmark
    public Value instantiate() {
        return module.newInstance(imports);
    }

    /**
     * A word of the memory.
     *
     * @return the word
     */
    @Benchmark
    public int readMemory() {
        return memory.readBufferInt(ByteOrder.LITTLE_ENDIAN, ADDRESS);
    }

    /** A word into the memory. */
    @Benchmark
    public void writeMemory() {
        memory.writeBufferInt(ByteOrder.LITTLE_ENDIAN, ADDRESS, 7);
    }
}
