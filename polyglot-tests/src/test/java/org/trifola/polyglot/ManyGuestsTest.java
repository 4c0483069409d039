// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trifola.wasm.host.GuestLimits;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;

/**
 * Guests that are stopped leave nothing: after many of them, threads, open files and the heap are
 * as after a few.
 */
@Tag("slow")
final class ManyGuestsTest {
    private static final int FEW = Contexts.FULL ? 100 : 40;
    private static final int MANY = Contexts.FULL ? 1000 : 120;

    /** How much more there may be. */
    private static final double GROWTH = 1.05;

    /** Bytes that are noise, however small the heap is. */
    private static final long NOISE = 1 << 20;

    private static final String MODULE =
            """
            (module
              (memory $m 1)
              (memory $shared 1 1 shared)
              (table $t 1 funcref)
              (func (export "loop") (loop $l (br $l)))
              (func $down (export "down") (result i32) (i32.add (i32.const 1) (call $down)))
              (func (export "memory")
                (loop $l (drop (memory.grow $m (i32.const 7))) (br $l)))
              (func (export "table")
                (loop $l (drop (table.grow $t (ref.null func) (i32.const 7))) (br $l)))
              (func (export "wait")
                (drop
                  (memory.atomic.wait32 $shared
                    (i32.const 0) (i32.const 0) (i64.const -1)))))
            """;

    private static final String[] WAYS = {"loop", "down", "memory", "table", "wait", "loop"};

    private static final Set<String> ENDS =
            Set.of(
                    "deadline exceeded",
                    "call stack exhausted",
                    "memory limit exceeded",
                    "table limit exceeded",
                    "fuel exhausted");

    private record Footprint(long threads, long files, long heap) {
        static Footprint now() throws InterruptedException {
            long heap = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                System.gc();
                Thread.sleep(100);
                Runtime runtime = Runtime.getRuntime();
                heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
            }
            String[] open = new File("/proc/self/fd").list();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            return new Footprint(threads, open == null ? 0 : open.length, heap);
        }
    }

    @Test
    void leaveNothing() throws InterruptedException {
        for (int i = 0; i < FEW; i++) {
            run(i);
        }
        Footprint few = Footprint.now();
        for (int i = FEW; i < MANY; i++) {
            run(i);
        }
        Footprint many = Footprint.now();
        String both = "after " + FEW + ": " + few + ", after " + MANY + ": " + many;
        System.out.println("stopped guests, " + both);
        assertTrue(many.threads <= few.threads * GROWTH + 1, both);
        assertTrue(many.files <= few.files * GROWTH, both);
        assertTrue(many.heap <= few.heap * GROWTH + NOISE, both);
    }

    private static void run(int index) {
        Tier tier = Tier.values()[index % Tier.values().length];
        String way = WAYS[index % WAYS.length];
        GuestLimits limits =
                GuestLimits.NONE.withMemory(1 << 20).withTableElements(1000).withTrapOnGrow();
        boolean byFuel = index % WAYS.length == WAYS.length - 1;
        limits = byFuel ? limits.withFuel(100_000) : limits.withTimeout(Duration.ofMillis(30));
        String end;
        Context context = tier.context(limits);
        try {
            Value exports = Contexts.exports(context, MODULE);
            end = Tier.fault(Tier.failure(exports, way));
        } catch (PolyglotException e) {
            end = e.getMessage();
        }
        String phrase = end.split(":", 2)[0];
        assertTrue(ENDS.contains(phrase), way + " ended by " + end);
        context.close(true);
        assertEquals(-1, phrase.indexOf('\n'));
    }
}
