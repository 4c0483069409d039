// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whatever a guest does, another thread can end it, within seconds. */
@Tag("slow")
final class CancellationTest {
    private static final String MODULE =
            """
            (module
              (import "host" "call" (func $host))
              (import "host" "started" (func $started))
              (memory $m 1)
              (memory $shared 1 1 shared)
              (table $t 10 10000000 funcref)
              (type $none (func))
              (type $array (array (mut i64)))
              (func (export "loop") (call $started) (loop $l (br $l)))
              (func (export "table") (call $started)
                (loop $l
                  (br_table $l $l (i32.load (i32.const 0)))))
              (func (export "host") (call $started) (loop $l (call $host) (br $l)))
              (func $tail (export "tail") (return_call $tail))
              (func $ping (return_call $pong))
              (func $pong (return_call $ping))
              (func (export "pong") (call $started) (return_call $ping))
              (func $fork (param $n i32)
                (if (local.get $n)
                  (then
                    (call $fork (i32.sub (local.get $n) (i32.const 1)))
                    (call $fork (i32.sub (local.get $n) (i32.const 1))))))
              (func (export "fork") (call $started) (call $fork (i32.const 60)))
              (func (export "throw") (call $started)
                (loop $l
                  (block $h (try_table (catch_all $h) (throw $e)))
                  (br $l)))
              (tag $e)
              (func (export "wait") (call $started)
                (drop
                  (memory.atomic.wait32 $shared
                    (i32.const 0) (i32.const 0) (i64.const -1))))
              (func (export "fill") (call $started)
                (drop (memory.grow $m (i32.const 4000)))
                (loop $l
                  (memory.fill $m (i32.const 0) (i32.const 7) (i32.const 0xfa00000))
                  (br $l)))
              (func (export "array") (call $started)
                (loop $l
                  (drop (array.new $array (i64.const 1) (i32.const 1000000)))
                  (br $l)))
              (func (export "tables") (call $started)
                (drop (table.grow $t (ref.null func) (i32.const 1000000)))
                (loop $l
                  (table.fill $t (i32.const 0) (ref.null func) (i32.const 1000000))
                  (br $l))))
            """;

    private static final long SECONDS = 20;

    /** A recursion that only goes down ends by itself; {@code fork} goes down and up again. */
    static List<String> ways() {
        return List.of(
                "loop", "table", "host", "tail", "pong", "fork", "throw", "wait", "fill", "array",
                "tables");
    }

    private static FutureTask<PolyglotException> start(Context context, String way)
            throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        ProxyExecutable call = arguments -> null;
        ProxyExecutable begin =
                arguments -> {
                    started.countDown();
                    return null;
                };
        Map<String, Object> imports = Map.of("host", Map.of("call", call, "started", begin));
        Value exports = Contexts.exports(context, MODULE, imports);
        FutureTask<PolyglotException> run =
                new FutureTask<>(
                        () -> {
                            try {
                                exports.invokeMember(way);
                                return null;
                            } catch (PolyglotException e) {
                                return e;
                            }
                        });
        new Thread(null, run, way, 4 << 20).start();
        if (way.equals("tail")) {
            started.countDown();
        }
        assertTrue(started.await(SECONDS, TimeUnit.SECONDS), way + " does not start");
        // Until it is compiled, where there is a compiler.
        Thread.sleep(150);
        assertFalse(run.isDone(), () -> way + " ended by itself");
        return run;
    }

    private static PolyglotException end(FutureTask<PolyglotException> run, String way)
            throws InterruptedException, ExecutionException {
        try {
            return assertInstanceOf(
                    PolyglotException.class, run.get(SECONDS, TimeUnit.SECONDS), way);
        } catch (TimeoutException e) {
            throw new AssertionError(way + " goes on", e);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void closing(String way) throws InterruptedException, ExecutionException {
        try (Engine engine = Contexts.eager().build()) {
            Context context = Contexts.of(engine);
            FutureTask<PolyglotException> run = start(context, way);
            context.close(true);
            PolyglotException end = end(run, way);
            assertTrue(end.isCancelled(), () -> way + ": " + end);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void interrupting(String way)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (Engine engine = Contexts.eager().build();
                Context context = Contexts.of(engine)) {
            FutureTask<PolyglotException> run = start(context, way);
            context.interrupt(Duration.ofSeconds(SECONDS));
            PolyglotException end = end(run, way);
            assertTrue(end.isInterrupted(), () -> way + ": " + end);
            // The context is as good as before.
            ProxyExecutable nothing = arguments -> null;
            Map<String, Object> imports =
                    Map.of("host", Map.of("call", nothing, "started", nothing));
            String text =
                    "(module (import \"host\" \"call\" (func $h))"
                            + "(func (export \"f\") (result i32) (call $h) (i32.const 7)))";
            assertEquals(7, Contexts.exports(context, text, imports).invokeMember("f").asInt());
        }
    }
}
