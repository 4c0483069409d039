// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** With the Graal compiler, what is hot is compiled, and stays so. */
@Tag("graal")
final class CompilationTest {
    private static final String MODULE =
            """
            (module $m
              (memory 1)
              (type $unary (func (param i32) (result i32)))
              (table funcref (elem $twice $thrice))
              (tag $odd (param i32))
              (func $twice (type $unary) (i32.mul (local.get 0) (i32.const 2)))
              (func $thrice (type $unary) (i32.mul (local.get 0) (i32.const 3)))
              (func $fib (export "fib") (param i32) (result i32)
                (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
                  (then (local.get 0))
                  (else
                    (i32.add
                      (call $fib (i32.sub (local.get 0) (i32.const 1)))
                      (call $fib (i32.sub (local.get 0) (i32.const 2)))))))
              (func $loop (export "loop") (param $n i32) (result i32) (local $i i32) (local $s i32)
                (loop $l
                  (i32.store (i32.and (local.get $i) (i32.const 0xfffc)) (local.get $i))
                  (local.set $s
                    (i32.add (local.get $s)
                      (i32.load (i32.and (local.get $s) (i32.const 0xfffc)))))
                  (br_if $l
                    (i32.lt_u
                      (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                      (local.get $n))))
                (local.get $s))
              (func $table (export "table") (param $n i32) (result i32)
                (local $i i32) (local $s i32)
                (loop $l
                  (local.set $s
                    (i32.add (local.get $s)
                      (call_indirect (type $unary) (local.get $i)
                        (i32.and (local.get $i) (i32.const 1)))))
                  (br_if $l
                    (i32.lt_u
                      (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                      (local.get $n))))
                (local.get $s))
              (func $check (param i32) (result i32)
                (if (i32.and (local.get 0) (i32.const 1)) (then (throw $odd (local.get 0))))
                (local.get 0))
              (func $catch (export "catch") (param $n i32) (result i32)
                (local $i i32) (local $s i32)
                (loop $l
                  (block $caught (result i32)
                    (try_table (result i32) (catch $odd $caught) (call $check (local.get $i))))
                  (local.set $s (i32.add (local.get $s)))
                  (br_if $l
                    (i32.lt_u
                      (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                      (local.get $n))))
                (local.get $s))
              (func $even (param $n i32) (result i32)
                (if (i32.eqz (local.get $n)) (then (return (i32.const 1))))
                (return_call $odd (i32.sub (local.get $n) (i32.const 1))))
              (func $odd (param $n i32) (result i32)
                (if (i32.eqz (local.get $n)) (then (return (i32.const 0))))
                (return_call $even (i32.sub (local.get $n) (i32.const 1))))
              (func $tail (export "tail") (param $n i32) (result i32)
                (call $even (local.get $n))))
            """;

    @Test
    void theRuntimeHasACompiler() {
        try (Engine engine = Engine.create("wasm")) {
            assertTrue(
                    engine.getImplementationName().startsWith("GraalVM"),
                    engine.getImplementationName());
        }
    }

    /** Everything hot, by default thresholds but with compilation at once. */
    @Test
    void whatIsHotIsCompiledOnce() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Engine engine =
                        Engine.newBuilder("wasm")
                                .allowExperimentalOptions(true)
                                .option("wasm.TranslateAfter", "-1")
                                .option("engine.BackgroundCompilation", "false")
                                .option("engine.CompilationFailureAction", "Throw")
                                .option("engine.TraceCompilation", "true")
                                .logHandler(log)
                                .build();
                Context context = Contexts.of(engine)) {
            Value exports = Contexts.exports(context, MODULE);
            assertEquals(46368, exports.invokeMember("fib", 24).asInt());
            for (String name : List.of("loop", "table", "catch", "tail")) {
                exports.invokeMember(name, 100_000);
                int result = exports.invokeMember(name, 100_000).asInt();
                for (int i = 0; i < 20; i++) {
                    assertEquals(result, exports.invokeMember(name, 100_000).asInt(), name);
                }
            }
        }
        String trace = log.toString(StandardCharsets.UTF_8);
        for (String name : List.of("fib", "loop", "table", "catch", "even", "odd")) {
            long done = count(trace, "opt done", name);
            assertTrue(done > 0, name + " was not compiled:\n" + trace);
            long lost = count(trace, "opt deopt", name) + count(trace, "opt inval", name);
            assertTrue(lost <= 6, name + " was lost " + lost + " times:\n" + trace);
        }
        assertTrue(!trace.contains("opt failed"), trace);
    }

    /** By default functions are translated; Truffle compiles what leads to them, and short ones. */
    @Test
    void translatedFunctionsStaySo() {
        String module =
                """
                (module $m
                  (func $short (export "short") (param $n i32) (result i32)
                    (i32.add (local.get $n) (i32.const 1)))
                  (func $long (export "long") (param $n i32) (result i32)
                    (local $i i32)
                    (loop $l
                      (local.set $i (call $short (local.get $i)))
                      (br_if $l (i32.lt_u (local.get $i) (local.get $n))))
                    (local.get $i)))
                """;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Engine engine =
                        Engine.newBuilder("wasm")
                                .allowExperimentalOptions(true)
                                .option("engine.BackgroundCompilation", "false")
                                .option("engine.CompilationFailureAction", "Throw")
                                .option("engine.TraceCompilation", "true")
                                .logHandler(log)
                                .build();
                Context context = Contexts.of(engine)) {
            Value exports = Contexts.exports(context, module);
            Value shortOne = exports.getMember("short");
            Value longOne = exports.getMember("long");
            for (int i = 0; i < 20_000; i++) {
                assertEquals(i + 1, shortOne.execute(i).asInt());
                assertEquals(100, longOne.execute(100).asInt());
            }
        }
        String trace = log.toString(StandardCharsets.UTF_8);
        for (String name : List.of("short", "long")) {
            assertTrue(count(trace, "opt done", name) > 0, trace);
            assertEquals(0, count(trace, "opt deopt", name), trace);
        }
        assertTrue(trace.contains("|Inlined   2Y"), "part of what calls them\n" + trace);
    }

    private static long count(String trace, String event, String function) {
        return trace.lines()
                .filter(line -> line.contains(event) && line.contains("m." + function))
                .count();
    }

    /** The interpreter gives the compiler nothing to warn of, such as frames it must build. */
    @Test
    void noPerformanceWarnings() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Engine engine =
                        Contexts.eager()
                                .option("compiler.TracePerformanceWarnings", "all")
                                .logHandler(log)
                                .build();
                Context context = Contexts.of(engine)) {
            Value exports = Contexts.exports(context, MODULE);
            for (String name : List.of("loop", "table", "catch", "tail")) {
                for (int i = 0; i < 80; i++) {
                    exports.invokeMember(name, 100);
                }
            }
            assertEquals(6765, exports.invokeMember("fib", 20).asInt());
        }
        // Truffle's own entry from the host has some.
        String warnings =
                log.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("perf warn") && line.contains(" m."))
                        .collect(Collectors.joining("\n"));
        assertEquals("", warnings);
    }

    /** Partial evaluation unrolls loops up to a limit, which a branch table can exceed. */
    @Test
    void largeBranchTables() {
        String module =
                "(module (func (export \"run\") (param i32) (result i32)"
                        + "(block $a (block $b (block $c (br_table"
                        + " $a $b".repeat(12_000)
                        + " $c (local.get 0)))"
                        + "(return (i32.const 3))) (return (i32.const 2))) (i32.const 1)))";
        try (Engine engine = Contexts.eager().build();
                Context context = Contexts.of(engine)) {
            Value exports = Contexts.exports(context, module);
            for (int i = 0; i < 200; i++) {
                assertEquals(1, exports.invokeMember("run", 23_998 - 2 * i).asInt());
                assertEquals(2, exports.invokeMember("run", 2 * i + 1).asInt());
                assertEquals(3, exports.invokeMember("run", i % 2 == 0 ? 24_000 : -i).asInt());
            }
        }
    }

    /** A trap leaves compiled code as it is, even where nothing ever went past it. */
    @Test
    void trapsUndoNoCompilation() {
        String module =
                """
                (module
                  (type $f (func))
                  (type $s (struct (field i32)))
                  (type $a (array i32))
                  (table $t 1 funcref)
                  (func (export "table") (call_indirect $t (type $f) (i32.const 0)))
                  (func (export "ref") (call_ref $f (ref.null $f)))
                  (func (export "tail") (return_call_ref $f (ref.null $f)))
                  (func (export "nonNull") (param funcref)
                    (call_ref $f (ref.cast (ref $f) (ref.as_non_null (local.get 0)))))
                  (func (export "struct") (result i32) (struct.get $s 0 (ref.null $s)))
                  (func (export "array") (result i32)
                    (array.get $a (array.new_fixed $a 0) (i32.const 0)))
                  (func (export "cast") (result i32)
                    (struct.get $s 0 (ref.cast (ref $s) (array.new_fixed $a 0))))
                  (func (export "unreachable") (param i32)
                    (if (i32.eqz (local.get 0)) (then (unreachable)))
                    (call_indirect $t (type $f) (i32.const 0)))
                  (func (export "divide") (param i32)
                    (call_indirect $t (type $f) (i32.div_s (i32.const 1) (local.get 0)))))
                """;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Engine engine =
                        Contexts.eager()
                                .option("engine.TraceCompilation", "true")
                                .logHandler(log)
                                .build();
                Context context = Contexts.of(engine)) {
            Value exports = Contexts.exports(context, module);
            for (int i = 0; i < 2_000; i++) {
                for (String name : exports.getMemberKeys()) {
                    Object[] arguments =
                            switch (name) {
                                case "divide", "unreachable" -> new Object[] {0};
                                case "nonNull" -> new Object[] {null};
                                default -> new Object[0];
                            };
                    PolyglotException trap =
                            assertThrows(
                                    PolyglotException.class,
                                    () -> exports.invokeMember(name, arguments),
                                    name);
                    assertTrue(trap.isGuestException(), () -> name + ": " + trap);
                }
            }
        }
        String trace = log.toString(StandardCharsets.UTF_8);
        assertTrue(trace.contains("opt done"), trace);
        assertTrue(!trace.contains("opt failed"), trace);
    }
}
