// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/** What translation to JVM bytecode gives to the JVM: names, frames, classes that go away. */
final class TranslationTest {
    private static final String MODULE =
            """
            (module $m
              (import "host" "look" (func $look))
              (func $"add.ref/of[int]" (result i32) (call $look) (i32.const 42))
              (func (export "outer") (result i32) (call $"add.ref/of[int]"))
              (func $trap (param $n i32) (result i32)
                (i32.div_u (i32.const 1) (local.get $n)))
              (table funcref (elem $trap))
              (func $through (param $n i32) (result i32)
                (call_indirect (param i32) (result i32) (local.get $n) (i32.const 0)))
              (func (export "divide") (param $n i32) (result i32)
                (if (local.get $n) (then (return (call $through (i32.const 0)))))
                (unreachable))
              (tag $e)
              (func $throw (param $n i32) (throw $e))
              (func $thrower (param $n i32) (call $throw (local.get $n)))
              (func (export "throw") (param $n i32) (call $thrower (local.get $n)))
              (func (export "look") (param $n i32) (drop (call $"add.ref/of[int]")))
              (func $depth (export "depth") (param $n i32) (param $max i32) (result i32)
                (if (result i32) (i32.eq (local.get $n) (local.get $max))
                  (then (local.get $n))
                  (else
                    (call $depth (i32.add (local.get $n) (i32.const 1)) (local.get $max))))))
            """;

    private static final long DEFAULT_STACK = 1 << 20;

    @BeforeAll
    static void onlyWithoutCompiler() {
        assumeFalse(Contexts.GRAAL, "there Truffle's compiler does it");
    }

    private static Context translating(int after) {
        return Context.newBuilder("wasm")
                .allowAllAccess(true)
                .allowExperimentalOptions(true)
                .option("wasm.TranslateAfter", Integer.toString(after))
                .build();
    }

    private static Value instance(Context context, Runnable look) {
        ProxyExecutable host =
                arguments -> {
                    look.run();
                    return null;
                };
        Map<String, Object> imports = Map.of("host", Map.of("look", host));
        return context.eval(Contexts.text(MODULE)).newInstance(imports).getMember("exports");
    }

    private static List<StackWalker.StackFrame> generated() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(
                        frames ->
                                frames.filter(frame -> frame.getClassName().startsWith("wasm."))
                                        .toList());
    }

    @Test
    void javaStackTracesHaveTheNamesOfFunctions() {
        StringBuilder seen = new StringBuilder();
        try (Context context = translating(0)) {
            Value exports =
                    instance(
                            context,
                            () -> generated().forEach(f -> seen.append(f.getMethodName() + "\n")));
            assertEquals(42, exports.invokeMember("outer").asInt());
        }
        assertTrue(seen.toString().startsWith("add_ref_of_int]\nouter\n"), seen.toString());
    }

    @Test
    void classesGoAwayWithTheirModule() throws InterruptedException {
        WeakReference<Class<?>> type = runAndForget();
        for (int i = 0; i < 50 && type.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertNull(type.get());
    }

    private static WeakReference<Class<?>> runAndForget() {
        Class<?>[] seen = new Class<?>[1];
        try (Context context = translating(0)) {
            Value exports =
                    instance(context, () -> seen[0] = generated().getFirst().getDeclaringClass());
            exports.invokeMember("outer");
        }
        return new WeakReference<>(seen[0]);
    }

    /** Cold, so these are frames of the JVM's interpreter, the largest there are. */
    @Test
    void fiveThousandFramesOnAnOrdinaryThread() throws Exception {
        FutureTask<Integer> task =
                new FutureTask<>(
                        () -> {
                            try (Context context = translating(0)) {
                                Value exports = instance(context, () -> {});
                                return exports.invokeMember("depth", 0, 5_000).asInt();
                            }
                        });
        new Thread(null, task, "guest", DEFAULT_STACK).start();
        assertEquals(5_000, task.get());
    }

    @Test
    void trapsTellTheSameInEveryTier() {
        assertSameTrace("divide", 0, 1);
        assertSameTrace("divide", 1, 3);
    }

    @Test
    void exceptionsTellTheSameInEveryTier() {
        assertSameTrace("throw", 0, 3);
        assertSameTrace("look", 0, 2);
    }

    private static void assertSameTrace(String function, int argument, int frames) {
        String interpreted = trace(-1, function, argument);
        assertEquals(frames, interpreted.lines().count() - 1, interpreted);
        assertEquals(interpreted, trace(0, function, argument));
    }

    private static String trace(int translateAfter, String function, int argument) {
        try (Context context = translating(translateAfter)) {
            Value exports =
                    instance(
                            context,
                            () -> {
                                throw new IllegalStateException("of the host");
                            });
            PolyglotException thrown =
                    assertThrows(
                            PolyglotException.class,
                            () -> exports.invokeMember(function, argument));
            StringBuilder text = new StringBuilder(thrown.getMessage());
            for (PolyglotException.StackFrame frame : thrown.getPolyglotStackTrace()) {
                if (frame.isGuestFrame()) {
                    text.append('\n').append(frame);
                }
            }
            return text.toString();
        }
    }
}
