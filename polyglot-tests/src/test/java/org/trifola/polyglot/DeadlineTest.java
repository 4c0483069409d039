// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.trifola.wasm.host.GuestLimits;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Whatever a guest does, it ends soon after its deadline: in 95 of 100 runs within 0.2 s, beyond
 * what the machine itself is late. With {@code -Pfull} each guest runs 20 times.
 */
@Tag("slow")
final class DeadlineTest {
    /** How many bytes the instructions on ranges are for; the heap of tests holds it twice. */
    private static final int PAGES = 4000;

    private static final String MODULE =
            """
            (module
              (import "wasi_snapshot_preview1" "poll_oneoff"
                (func $poll (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_read"
                (func $read (param i32 i32 i32 i32) (result i32)))
              (memory $m (export "memory") 1)
              (memory $shared 1 1 shared)
              (table $t 10 10000000 funcref)
              (type $bytes (array (mut i8)))
              (type $long (array (mut i64)))
              (func (export "loop") (loop $l (br $l)))
              (func $fib (param i64) (result i64)
                (if (result i64) (i64.lt_s (local.get 0) (i64.const 2))
                  (then (local.get 0))
                  (else
                    (i64.add
                      (call $fib (i64.sub (local.get 0) (i64.const 1)))
                      (call $fib (i64.sub (local.get 0) (i64.const 2)))))))
              (func (export "exponential") (drop (call $fib (i64.const 90))))
              ;; As a regular expression goes astray: (a|a)* fails in 2^n ways.
              (func $match (param $at i32) (result i32)
                (if (i32.eq (local.get $at) (i32.const 60)) (then (return (i32.const 0))))
                (if (call $match (i32.add (local.get $at) (i32.const 1)))
                  (then (return (i32.const 1))))
                (return_call $match (i32.add (local.get $at) (i32.const 1))))
              (func (export "backtracking") (drop (call $match (i32.const 0))))
              (func $ping (return_call $pong))
              (func $pong (return_call $ping))
              (func (export "tail") (return_call $ping))
              (func (export "growing")
                (loop $l (drop (memory.grow $m (i32.const 1))) (br $l)))
              (func (export "tables")
                (drop (table.grow $t (ref.null func) (i32.const 1000000)))
                (loop $l
                  (table.fill $t (i32.const 0) (ref.null func) (i32.const 1000000))
                  (table.copy $t $t (i32.const 0) (i32.const 1) (i32.const 999999))
                  (br $l)))
              (func (export "fill")
                (drop (memory.grow $m (i32.const 3999)))
                (loop $l
                  (memory.fill $m (i32.const 0) (i32.const 7) (i32.const 0xfa00000))
                  (br $l)))
              (func (export "copy")
                (drop (memory.grow $m (i32.const 3999)))
                (loop $l
                  (memory.copy $m $m (i32.const 0) (i32.const 1) (i32.const 0xf9fffff))
                  (memory.copy $m $m (i32.const 1) (i32.const 0) (i32.const 0xf9fffff))
                  (br $l)))
              (func (export "arrays") (local $a (ref null $bytes))
                (local.set $a (array.new_default $bytes (i32.const 0xfa00000)))
                (loop $l
                  (array.fill $bytes (local.get $a) (i32.const 0) (i32.const 7)
                    (i32.const 0xfa00000))
                  (array.copy $bytes $bytes (local.get $a) (i32.const 1)
                    (local.get $a) (i32.const 0) (i32.const 0xf9fffff))
                  (br $l)))
              (func (export "allocating")
                (loop $l
                  (drop (array.new $long (i64.const 1) (i32.const 100000)))
                  (br $l)))
              (func (export "throwing")
                (loop $l
                  (block $h (try_table (catch_all $h) (throw $e)))
                  (br $l)))
              (tag $e)
              (func (export "waiting")
                (drop
                  (memory.atomic.wait32 $shared
                    (i32.const 0) (i32.const 0) (i64.const -1))))
              (func (export "sleeping")
                ;; One subscription, all zeros but for a relative time of the monotonic clock.
                (i32.store (i32.const 16) (i32.const 1))
                (i64.store (i32.const 24) (i64.const 100000000000))
                (loop $l
                  (drop
                    (call $poll
                      (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))
                  (br $l)))
              (func (export "reading")
                (i32.store (i32.const 0) (i32.const 64))
                (i32.store (i32.const 4) (i32.const 1))
                (loop $l
                  (drop
                    (call $read
                      (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 16)))
                  (br $l))))
            """;

    private static final List<String> WAYS =
            List.of(
                    "loop",
                    "exponential",
                    "backtracking",
                    "tail",
                    "growing",
                    "tables",
                    "fill",
                    "copy",
                    "arrays",
                    "allocating",
                    "throwing",
                    "waiting",
                    "sleeping",
                    "reading");

    private static final Duration TIMEOUT = Duration.ofMillis(250);
    private static final int RUNS = Contexts.FULL ? 20 : 1;

    /** Nanoseconds that 95 of 100 runs may take longer. */
    private static final long LATE = 200_000_000;

    /** The same for the few runs of an ordinary build, on a machine that does other things. */
    private static final long LATE_ONCE = 5_000_000_000L;

    /** Input that never comes. */
    private static final class Silence extends InputStream {
        @Override
        public int read() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }
    }

    @TestFactory
    List<DynamicTest> everyGuestEnds() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            for (String way : WAYS) {
                tests.add(DynamicTest.dynamicTest(tier + " " + way, () -> check(tier, way)));
            }
        }
        return tests;
    }

    private static void check(Tier tier, String way) throws InterruptedException {
        long[] late = new long[RUNS];
        if (RUNS > 1) {
            // The first one loads classes.
            run(tier, way);
        }
        for (int i = 0; i < RUNS; i++) {
            late[i] = run(tier, way);
        }
        Arrays.sort(late);
        long bound = RUNS == 1 ? LATE_ONCE : LATE;
        long percentile = late[(int) Math.ceil(0.95 * RUNS) - 1];
        if (Contexts.FULL) {
            System.out.printf(
                    "deadline, %s, %s: 95 of 100 within %d ms%n",
                    tier, way, percentile / 1_000_000);
        }
        assertTrue(percentile <= bound, () -> tier + " " + way + ": " + Arrays.toString(late));
        assertEquals(7, answer());
    }

    /** How late the guest ended, in nanoseconds, beyond what a thread that just waits is late. */
    private static long run(Tier tier, String way) throws InterruptedException {
        GuestLimits limits = GuestLimits.NONE.withTimeout(TIMEOUT).withMemory((PAGES + 1L) << 16);
        Context context = tier.context(limits, new Silence());
        long start = System.nanoTime();
        long deadline = start + TIMEOUT.toNanos();
        long[] noise = new long[1];
        Thread clock =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(Duration.ofNanos(deadline - System.nanoTime()));
                            } catch (InterruptedException e) {
                                return;
                            }
                            noise[0] = System.nanoTime() - deadline;
                        });
        clock.start();
        PolyglotException failure;
        try {
            context.initialize("wasm");
            Value exports = Contexts.exports(context, MODULE);
            failure = Tier.failure(exports, way);
        } catch (PolyglotException e) {
            // Before it began.
            failure = e;
        }
        long late = System.nanoTime() - deadline;
        clock.join();
        String message = failure.getMessage();
        assertTrue(message.startsWith("deadline exceeded: "), way + ": " + message);
        assertTrue(failure.isResourceExhausted() && failure.isCancelled(), way);
        return late - noise[0];
    }

    /** The host goes on. */
    private static int answer() {
        try (Context context = Tier.ORDINARY.context(GuestLimits.NONE)) {
            String text = "(module (func (export \"f\") (result i32) (i32.const 7)))";
            return Contexts.exports(context, text).invokeMember("f").asInt();
        }
    }
}
