// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Threads that programs start. */
@Timeout(60)
final class ThreadsTest {
    /** Spawns with an argument, and waits until as many threads as it says have counted. */
    private static final String PRELUDE =
            """
            (module
              (import "env" "memory" (memory $memory 1 1 shared))
              (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (export "memory" (memory $memory))
              (func (export "spawn") (param i32) (result i32) (call $spawn (local.get 0)))
              (func (export "count") (result i32) (i32.atomic.load (i32.const 0)))
              (func (export "await") (param $count i32) (local $now i32)
                (loop $again
                  (local.set $now (i32.atomic.load (i32.const 0)))
                  (if (i32.lt_u (local.get $now) (local.get $count))
                    (then
                      (drop (memory.atomic.wait32
                        (i32.const 0) (local.get $now) (i64.const 100_000_000)))
                      (br $again)))))
              (func $counted
                (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
                (drop (memory.atomic.notify (i32.const 0) (i32.const -1))))
              (func $sleep (drop (memory.atomic.wait32
                (i32.const 4) (i32.const 0) (i64.const -1))))
            """;

    private static final String COUNTS =
            PRELUDE
                    + """
                      (func (export "wasi_thread_start") (param i32 i32)
                        (drop (i32.atomic.rmw.add (i32.const 8) (local.get 1)))
                        (call $counted)))
                    """;

    private static final String SLEEPS =
            PRELUDE
                    + """
                      (func (export "wasi_thread_start") (param i32 i32)
                        (call $counted) (call $sleep)))
                    """;

    private static final String SPINS =
            PRELUDE
                    + """
                      (func (export "wasi_thread_start") (param i32 i32)
                        (call $counted) (loop (br 0))))
                    """;

    private static final String TRAPS =
            PRELUDE
                    + """
                      (func (export "wasi_thread_start") (param i32 i32)
                        (call $counted)
                        (drop (memory.atomic.wait32
                          (i32.const 4) (i32.const 0) (i64.const 50_000_000)))
                        unreachable)
                      (func (export "_start") (drop (call $spawn (i32.const 0))) (call $sleep))
                      (func (export "spin") (drop (call $spawn (i32.const 0))) (loop (br 0))))
                    """;

    private static final String THROWS =
            PRELUDE
                    + """
                      (tag $tag)
                      (func (export "wasi_thread_start") (param i32 i32)
                        (call $counted) (throw $tag))
                      (func (export "fail") unreachable)
                      (func (export "_start")
                        (drop (call $spawn (i32.const 0)))
                        (loop $again
                          (block $caught (try_table (catch_all $caught) (call $sleep)))
                          (br $again))))
                    """;

    private static Context context(boolean allowed, int limit) {
        return Context.newBuilder("wasm")
                .allowCreateThread(allowed)
                .option("engine.WarnInterpreterOnly", "false")
                .option("wasm.MaxThreads", Integer.toString(limit))
                .out(new ByteArrayOutputStream())
                .build();
    }

    private static Value exports(Context context, String text) throws IOException {
        return context.eval(Program.ofText(text).source()).newInstance().getMember("exports");
    }

    @Test
    void runBesideTheirProgram() throws IOException {
        try (Context context = context(true, 100)) {
            Value exports = exports(context, COUNTS);
            int sum = 0;
            for (int i = 1; i <= 50; i++) {
                assertEquals(i, exports.invokeMember("spawn", i).asInt());
                sum += i;
            }
            exports.invokeMember("await", 50);
            Value memory = exports.getMember("memory");
            assertEquals(sum, memory.readBufferInt(java.nio.ByteOrder.LITTLE_ENDIAN, 8));
        }
    }

    @Test
    void needPermission() throws IOException {
        try (Context context = context(false, 100)) {
            Value exports = exports(context, COUNTS);
            assertEquals(-Errno.AGAIN.ordinal(), exports.invokeMember("spawn", 1).asInt());
        }
    }

    @Test
    void areLimited() throws IOException {
        try (Context context = context(true, 3)) {
            Value exports = exports(context, SLEEPS);
            for (int i = 1; i <= 3; i++) {
                assertEquals(i, exports.invokeMember("spawn", 0).asInt());
            }
            assertEquals(-Errno.AGAIN.ordinal(), exports.invokeMember("spawn", 0).asInt());
            exports.invokeMember("await", 3);
        }
    }

    @Test
    void endWithTheContext() throws IOException {
        for (String text : new String[] {SLEEPS, SPINS}) {
            Context context = context(true, 3);
            Value exports = exports(context, text);
            exports.invokeMember("spawn", 0);
            exports.invokeMember("spawn", 0);
            exports.invokeMember("await", 2);
            context.close();
        }
        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().startsWith("Polyglot-wasm")));
    }

    @Test
    void endTheProgramByATrap() throws IOException {
        for (String function : new String[] {"_start", "spin"}) {
            try (Context context = context(true, 3)) {
                Value exports = exports(context, TRAPS);
                long start = System.nanoTime();
                PolyglotException trap =
                        assertThrows(PolyglotException.class, () -> exports.invokeMember(function));
                assertTrue(trap.getMessage().startsWith("unreachable"), trap.getMessage());
                assertTrue(System.nanoTime() - start < 20_000_000_000L);
                // The program is over.
                assertTrue(exports.invokeMember("spawn", 0).asInt() < 0);
            }
        }
    }

    /** An exception of another thread ends the program; it is none that its own code catches. */
    @Test
    void cannotBeCaughtByOneAnother() throws IOException {
        try (Context context = context(true, 3)) {
            Value exports = exports(context, THROWS);
            PolyglotException thrown =
                    assertThrows(PolyglotException.class, () -> exports.invokeMember("_start"));
            assertTrue(thrown.isGuestException() && !thrown.isExit(), thrown.toString());
            // The next program of the context has threads of its own.
            Value next = exports(context, COUNTS);
            assertEquals(1, next.invokeMember("spawn", 7).asInt());
            next.invokeMember("await", 1);
            PolyglotException again =
                    assertThrows(PolyglotException.class, () -> exports.invokeMember("fail"));
            assertTrue(again.getMessage().startsWith("unreachable"), again.getMessage());
            assertTrue(next.invokeMember("spawn", 7).asInt() > 0);
            next.invokeMember("await", 2);
        }
    }

    @Test
    void needASharedMemoryThatIsImported() throws IOException {
        String text =
                """
                (module
                  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
                  (memory 1 1 shared)
                  (func (export "wasi_thread_start") (param i32 i32))
                  (func (export "spawn") (param i32) (result i32) (call $spawn (local.get 0))))
                """;
        try (Context context = context(true, 3)) {
            assertTrue(exports(context, text).invokeMember("spawn", 0).asInt() < 0);
        }
    }
}
