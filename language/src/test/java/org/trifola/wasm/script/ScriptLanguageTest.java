// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Evaluating a script runs it, and tells what was not as expected. */
final class ScriptLanguageTest {
    private static Value run(Context context, String script) throws IOException {
        Source source =
                Source.newBuilder("wasm", script, "test.wast").mimeType("text/x-wast").build();
        return context.eval(source);
    }

    private static Context context() {
        return Context.newBuilder("wasm")
                .allowCreateThread(true)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }

    private static void check(String script, int passed, String report) throws IOException {
        try (Context context = context()) {
            Value result = run(context, script);
            long failed = report.lines().count();
            String end = passed + " passed, " + failed + " failed\n";
            assertEquals(report + end, result.getMember("report").asString());
            assertEquals(passed, result.getMember("passed").asInt());
            assertEquals(failed, result.getMember("failed").asLong());
        }
    }

    @Test
    void failuresNameTheLine() throws IOException {
        check(
                """
                (module
                  (func (export "one") (result i32) i32.const 1)
                  (func (export "stop") unreachable)
                  (func (export "deep") (call 2))
                  (global (export "g") f32 (f32.const 1.5)))
                (assert_return (invoke "one") (i32.const 1))
                (assert_return (invoke "one") (i32.const 2))
                (assert_return (invoke "one"))
                (assert_return (get "g") (f32.const 1.5))
                (assert_return (get "g") (f32.const nan:canonical))
                (assert_trap (invoke "stop") "unreachable")
                (assert_trap (invoke "one") "unreachable")
                (assert_return (invoke "stop"))
                (assert_exhaustion (invoke "deep") "call stack exhausted")
                (assert_return (invoke "none"))
                (invoke $other "one")
                """,
                5,
                """
                test.wast:7: expected [i32 2], got [i32 1]
                test.wast:8: expected [], got [i32 1]
                test.wast:10: expected [f32 nan:canonical], got [f32 1.5]
                test.wast:12: expected TRAP: unreachable, got [i32 1]
                test.wast:13: expected success, got: unreachable
                test.wast:15: expected an export, got none for invoke "none"
                test.wast:16: expected an instance, got none of the name $other
                """);
    }

    @Test
    void aFaultyModuleFailsItsOwnCommand() throws IOException {
        check(
                """
                (module (func (result i32)))
                (module (func (export "f")))
                (assert_return (invoke "f"))
                (assert_invalid (module (func)) "type mismatch")
                (assert_malformed (module quote "(func") "unexpected token")
                (assert_malformed (module quote "(func))") "unexpected end")
                (assert_unlinkable (module (import "m" "f" (func))) "unknown import")
                (assert_unlinkable
                  (module (import "spectest" "print" (func (param i32))))
                  "incompatible import type")
                """,
                5,
                """
                test.wast:1: expected success, got: type mismatch: instruction requires [i32] but \
                stack has [] (line 1, column 27, in function 0)
                test.wast:4: expected INVALID: type mismatch, got a valid module
                test.wast:6: expected MALFORMED: unexpected end, got MALFORMED: unexpected token ) \
                (line 1, column 7)
                """);
    }

    @Test
    void threadsHaveNamesOfTheirOwn() throws IOException {
        check(
                """
                (module $m (memory (export "mem") 1 1 shared))
                (register "m" $m)
                (thread $t (shared (module $m))
                  (register "there" $m)
                  (module
                    (memory (import "there" "mem") 1 1 shared)
                    (func (export "run") (i32.store (i32.const 4) (i32.const 42))))
                  (invoke "run")
                  (module (memory (import "m" "mem") 1 1 shared)))
                (wait $t)
                (module
                  (memory (import "m" "mem") 1 1 shared)
                  (func (export "read") (result i32) (i32.load (i32.const 4))))
                (assert_return (invoke "read") (i32.const 42))
                """,
                9,
                """
                test.wast:9: expected success, got: unknown import: m.mem (memory 1 1 shared) (line 9, column 11)
                """);
    }

    @Test
    void theResultIncludesThreadsThatNobodyWaitsFor() throws IOException {
        check(
                """
                (thread $a
                  (module
                    (func $spin (param i32)
                      (if (local.get 0)
                        (then (return_call $spin (i32.sub (local.get 0) (i32.const 1))))))
                    (func (export "late") (result i32)
                      (call $spin (i32.const 100000))
                      (i32.const 1)))
                  (assert_return (invoke "late") (i32.const 2)))
                """,
                2,
                """
                test.wast:9: expected [i32 2], got [i32 1]
                """);
    }

    @Test
    void aScriptThatWaitsCanBeCancelled() throws Exception {
        String script =
                """
                (thread $t
                  (module (func (export "spin") (loop br 0)))
                  (invoke "spin"))
                (wait $t)
                """;
        Context context = context();
        Thread canceller =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    LockSupport.parkNanos(500_000_000);
                                    context.close(true);
                                });
        PolyglotException e = assertThrows(PolyglotException.class, () -> run(context, script));
        assertTrue(e.isCancelled(), e.toString());
        canceller.join();
    }

    @Test
    void aMalformedScriptIsASyntaxError() {
        try (Context context = context()) {
            PolyglotException e =
                    assertThrows(PolyglotException.class, () -> run(context, "(module) (what)"));
            assertTrue(e.isGuestException());
            assertFalse(e.isInternalError());
            assertTrue(e.getMessage().startsWith("unknown operator what"), e.getMessage());
        }
    }
}
