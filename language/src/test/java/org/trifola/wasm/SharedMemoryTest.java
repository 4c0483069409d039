// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Threads of the host in one context: instances that share a memory, waiting, cancelling. */
@Timeout(60)
final class SharedMemoryTest {
    private static final int THREADS = 4;

    private static final String MEMORY = "(module (memory (export \"memory\") 1 1 shared))";

    /** A lock at 0, a sum at 4 that it guards, a sum at 8 that needs none. */
    private static final String COUNTER =
            """
            (module
              (memory (import "shared" "memory") 1 1 shared)
              (func $lock
                (loop $again
                  (if (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 0) (i32.const 1))
                    (then
                      (drop (memory.atomic.wait32 (i32.const 0) (i32.const 1) (i64.const -1)))
                      (br $again)))))
              (func $unlock
                (i32.atomic.store (i32.const 0) (i32.const 0))
                (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))
              (func (export "count") (param $n i32)
                (loop $next
                  (call $lock)
                  (i32.store (i32.const 4) (i32.add (i32.load (i32.const 4)) (i32.const 1)))
                  (call $unlock)
                  (drop (i64.atomic.rmw16.add_u (i32.const 8) (i64.const 1)))
                  (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
              (func (export "guarded") (result i32) (i32.load (i32.const 4)))
              (func (export "atomic") (result i32) (i32.load (i32.const 8)))
              (func (export "wait") (param i32 i64) (result i32)
                (memory.atomic.wait32 (i32.const 16) (local.get 0) (local.get 1)))
              (func (export "notify") (param i32) (result i32)
                (memory.atomic.notify (i32.const 16) (local.get 0))))
            """;

    private static Context context() {
        return Context.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build();
    }

    private static Value counter(Context context, Value memory) {
        Map<String, Object> module = Map.of("memory", memory);
        return Wat.exports(
                context,
                COUNTER,
                ProxyObject.fromMap(Map.of("shared", ProxyObject.fromMap(module))));
    }

    private static Value sharedMemory(Context context) {
        return Wat.exports(context, MEMORY).getMember("memory");
    }

    /** Runs the same in several threads at once; the results. */
    private static <T> List<T> inThreads(int count, Callable<T> work) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(count)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(executor.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void instancesOfSeveralThreadsShareAMemory() throws Exception {
        int steps = 1_000;
        try (Context context = context()) {
            Value memory = sharedMemory(context);
            inThreads(
                    THREADS,
                    () -> {
                        counter(context, memory).getMember("count").executeVoid(steps);
                        return null;
                    });
            Value counter = counter(context, memory);
            assertEquals(THREADS * steps, counter.invokeMember("guarded").asInt());
            assertEquals(THREADS * steps, counter.invokeMember("atomic").asInt());
            assertEquals(THREADS * steps, memory.readBufferInt(ByteOrder.LITTLE_ENDIAN, 4));
        }
    }

    @Test
    void severalThreadsUseOneInstance() throws Exception {
        try (Context context = context()) {
            Value counter = counter(context, sharedMemory(context));
            inThreads(
                    THREADS,
                    () -> {
                        counter.invokeMember("count", 1_000);
                        return null;
                    });
            assertEquals(THREADS * 1_000, counter.invokeMember("guarded").asInt());
        }
    }

    @Test
    void waitingHasThreeOutcomes() throws Exception {
        try (Context context = context()) {
            Value counter = counter(context, sharedMemory(context));
            assertEquals(1, counter.invokeMember("wait", 7, -1L).asInt());
            assertEquals(2, counter.invokeMember("wait", 0, 0L).asInt());
            long start = System.nanoTime();
            assertEquals(2, counter.invokeMember("wait", 0, 20_000_000L).asInt());
            assertTrue(System.nanoTime() - start >= 20_000_000);
            assertEquals(0, counter.invokeMember("notify", -1).asInt());
            try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
                List<Future<Integer>> waiting = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    waiting.add(
                            executor.submit(() -> counter.invokeMember("wait", 0, -1L).asInt()));
                }
                int woken = 0;
                while (woken < 2) {
                    assertEquals(0, counter.invokeMember("notify", 0).asInt());
                    woken += counter.invokeMember("notify", 1).asInt();
                    Thread.sleep(1);
                }
                for (Future<Integer> future : waiting) {
                    assertEquals(0, future.get());
                }
            }
        }
    }

    @Test
    void aThreadThatWaitsCanBeCancelled() throws Exception {
        Context context = context();
        Value counter = counter(context, sharedMemory(context));
        try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
            Future<?> waiting = executor.submit(() -> counter.invokeMember("wait", 0, -1L));
            Thread.sleep(100);
            context.close(true);
            PolyglotException e = failure(waiting);
            assertTrue(e.isCancelled(), e.toString());
        }
    }

    @Test
    void aThreadThatWaitsCanBeInterruptedAndWaitsNoMore() throws Exception {
        try (Context context = context();
                ExecutorService executor = Executors.newFixedThreadPool(1)) {
            Value counter = counter(context, sharedMemory(context));
            Future<?> waiting = executor.submit(() -> counter.invokeMember("wait", 0, -1L));
            Thread.sleep(100);
            interrupt(context);
            PolyglotException e = failure(waiting);
            assertTrue(e.isInterrupted(), e.toString());
            assertEquals(0, counter.invokeMember("notify", -1).asInt());
        }
    }

    private static void interrupt(Context context) throws TimeoutException {
        context.interrupt(Duration.ofSeconds(20));
    }

    private static PolyglotException failure(Future<?> future) throws InterruptedException {
        try {
            future.get();
            throw new AssertionError("no failure");
        } catch (ExecutionException e) {
            return assertInstanceOf(PolyglotException.class, e.getCause());
        }
    }

    /** First calls, first references and first casts at the same time: each is made once. */
    @Test
    void threadsMayBeTheFirstAtTheSameTime() throws Exception {
        StringBuilder text =
                new StringBuilder("(module (table 200 200 funcref) (elem declare func");
        for (int i = 0; i < 200; i++) {
            text.append(" $f").append(i);
        }
        text.append(")");
        for (int i = 0; i < 200; i++) {
            text.append("(func $f").append(i).append(" (result i32) (i32.const ").append(i);
            text.append("))");
        }
        text.append("(func (export \"sum\") (result i32) (i32.const 0)");
        for (int i = 0; i < 200; i++) {
            text.append("(i32.add (call $f").append(i).append("))");
            text.append("(table.set (i32.const ").append(i).append(") (ref.func $f");
            text.append(i).append("))");
            text.append("(i32.add (call_indirect (result i32) (i32.const ").append(i).append(")))");
        }
        text.append(") (export \"f7\" (func $f7)))");
        for (int round = 0; round < 5; round++) {
            try (Context context = context()) {
                Value exports = Wat.exports(context, text.toString());
                List<Integer> sums = inThreads(THREADS, () -> exports.invokeMember("sum").asInt());
                assertEquals(List.of(39_800, 39_800, 39_800, 39_800), sums);
                List<Value> functions = inThreads(THREADS, () -> exports.getMember("f7"));
                for (Value function : functions) {
                    assertEquals(functions.getFirst(), function);
                }
            }
        }
    }
}
