// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What other languages can do with functions, globals, tables and exceptions. */
final class InteropTest {
    private static final String IDENTITIES =
            """
            (module
              (func (export "i32") (param i32) (result i32) (local.get 0))
              (func (export "i64") (param i64) (result i64) (local.get 0))
              (func (export "f32") (param f32) (result f32) (local.get 0))
              (func (export "f64") (param f64) (result f64) (local.get 0))
              (func (export "externref") (param externref) (result externref) (local.get 0))
              (func (export "funcref") (param funcref) (result funcref) (local.get 0))
              (func (export "void"))
              (func (export "pair") (result i32 f64) (i32.const 1) (f64.const 2.5)))
            """;

    private Context context;

    @BeforeEach
    void open() {
        context = Wat.context(null);
    }

    @AfterEach
    void close() {
        context.close(true);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("i32", (byte) -1, -1),
                Arguments.of("i32", 7L, 7),
                Arguments.of("i32", 7.0, 7),
                Arguments.of("i64", 7, 7L),
                Arguments.of("i64", -0x1p53, -(1L << 53)),
                Arguments.of("f32", 1, 1f),
                Arguments.of("f32", 0.1, 0.1f),
                Arguments.of("f64", 1, 1.0),
                Arguments.of("f64", 1L << 53, 0x1p53),
                Arguments.of("f64", 0.5f, 0.5));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersConvertWhenNothingIsLost(String type, Object given, Object expected) {
        Value result = Wat.exports(context, IDENTITIES).invokeMember(type, given);
        assertEquals(expected, result.as(expected.getClass()));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("i32", 1L << 31),
                Arguments.of("i32", 0.5),
                Arguments.of("i32", "1"),
                Arguments.of("i32", true),
                Arguments.of("i64", 0x1p63),
                Arguments.of("i64", Double.NaN),
                Arguments.of("f64", (1L << 53) + 1),
                Arguments.of("f32", "x"),
                Arguments.of("funcref", 1));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void otherValuesAreRefusedWithAReason(String type, Object given) {
        Value exports = Wat.exports(context, IDENTITIES);
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> exports.invokeMember(type, given));
        assertTrue(error.isGuestException());
        assertTrue(
                error.getMessage().startsWith("type error: parameter 1 of " + type),
                error.getMessage());
        assertTrue(error.getMessage().contains(type + " expected"), error.getMessage());
    }

    @Test
    void wrongNumbersOfArgumentsAreRefused() {
        Value function = Wat.exports(context, IDENTITIES).getMember("i32");
        PolyglotException error = assertThrows(PolyglotException.class, function::execute);
        assertEquals(
                "type error: i32 ([i32] -> [i32]): 1 argument expected, 0 given",
                error.getMessage());
    }

    @Test
    void noResultIsNullAndSeveralAreAnArray() {
        Value exports = Wat.exports(context, IDENTITIES);
        assertTrue(exports.invokeMember("void").isNull());
        Value pair = exports.invokeMember("pair");
        assertEquals(2, pair.getArraySize());
        assertEquals(1, pair.getArrayElement(0).asInt());
        assertEquals(2.5, pair.getArrayElement(1).asDouble());
    }

    @Test
    void vectorsAreBuffersOfTheirBytes() {
        Value exports =
                Wat.exports(
                        context,
                        """
                        (module
                          (global (export "g") (mut v128) (v128.const i64x2 1 -2))
                          (func (export "f") (param v128) (result v128 v128)
                            (local.get 0)
                            (v128.const f32x4 0 0 0 1.5)))
                        """);
        Value global = exports.getMember("g");
        Value vector = global.getMember("value");
        assertEquals(16, vector.getBufferSize());
        assertFalse(vector.isBufferWritable());
        assertEquals(-2, vector.readBufferLong(ByteOrder.LITTLE_ENDIAN, 8));
        assertEquals(0x0100, vector.readBufferShort(ByteOrder.BIG_ENDIAN, 0));
        assertEquals("i32x4 0x00000001 0x00000000 0xfffffffe 0xffffffff", vector.toString());
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> vector.readBufferInt(ByteOrder.LITTLE_ENDIAN, 13));
        Value results = exports.invokeMember("f", vector);
        byte[] bytes = new byte[8];
        results.getArrayElement(0).readBuffer(4, bytes, 0, 8);
        assertArrayEquals(new byte[] {0, 0, 0, 0, -2, -1, -1, -1}, bytes);
        Value second = results.getArrayElement(1);
        assertEquals(1.5f, second.readBufferFloat(ByteOrder.LITTLE_ENDIAN, 12));
        global.putMember("value", second);
        assertEquals(second.toString(), global.getMember("value").toString());
    }

    @Test
    void onlyBuffersOfTheSizeAreVectors() {
        Value exports =
                Wat.exports(
                        context,
                        "(module (global (export \"g\") (mut v128) (v128.const i64x2 0 0)))");
        Value global = exports.getMember("g");
        global.putMember("value", ByteBuffer.allocate(16).put(15, (byte) 7));
        assertEquals(7, global.getMember("value").readBufferByte(15));
        for (Object wrong : new Object[] {1, "v", new long[] {1, 2}, ByteBuffer.allocate(17)}) {
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> global.putMember("value", wrong));
            assertTrue(error.getMessage().contains("v128 expected"), error.getMessage());
        }
    }

    @Test
    void referencesKeepTheirIdentity() {
        Value exports = Wat.exports(context, IDENTITIES);
        Object host = new Object();
        assertEquals(host, exports.invokeMember("externref", host).asHostObject());
        assertTrue(exports.invokeMember("externref", (Object) null).isNull());
        Value function = exports.getMember("void");
        assertEquals(function, exports.getMember("void"));
        assertEquals(function, exports.invokeMember("funcref", function));
    }

    @Test
    void exportsAreMembers() {
        Value exports = Wat.exports(context, IDENTITIES);
        assertTrue(exports.getMemberKeys().contains("pair"));
        assertTrue(exports.canInvokeMember("pair"));
        assertFalse(exports.hasMember("none"));
    }

    @Test
    void hostFunctionsGetAndGiveValues() {
        ProxyExecutable host = a -> a[0].asInt() + a[1].asDouble();
        Value exports =
                Wat.exports(
                        context,
                        """
                        (module
                          (import "env" "f" (func $f (param i32 f64) (result i64)))
                          (func (export "call") (param i32 f64) (result i64)
                            (call $f (local.get 0) (local.get 1))))
                        """,
                        ProxyObject.fromMap(Map.of("env", ProxyObject.fromMap(Map.of("f", host)))));
        assertEquals(5, exports.invokeMember("call", 2, 3.0).asLong());
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> exports.invokeMember("call", 2, 3.5));
        assertTrue(
                error.getMessage().startsWith("type error: result of env.f: i64 expected"),
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void severalResultsOfAHostFunctionAreAnArrayOfThatLength(int length) {
        ProxyExecutable host = a -> ProxyArray.fromArray(new Object[length]);
        ProxyExecutable good = a -> ProxyArray.fromArray(1, 2L);
        String text =
                """
                (module
                  (import "env" "f" (func $f (result i32 i64)))
                  (func (export "call") (result i32 i64) (call $f)))
                """;
        Value two = Wat.exports(context, text, Map.of("env", Map.of("f", good)));
        assertEquals(2, two.invokeMember("call").getArrayElement(1).asLong());
        Value other = Wat.exports(context, text, Map.of("env", Map.of("f", host)));
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> other.invokeMember("call"));
        assertTrue(error.getMessage().startsWith("type error: result"), error.getMessage());
    }

    @Test
    void exceptionsOfTheHostPassThrough() {
        ProxyExecutable host =
                a -> {
                    throw new IllegalStateException("mine");
                };
        Value exports =
                Wat.exports(
                        context,
                        "(module (import \"e\" \"f\" (func $f)) (export \"f\" (func $f))"
                                + " (func (export \"g\") (call $f)))",
                        Map.of("e", Map.of("f", host)));
        for (String name : Set.of("f", "g")) {
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> exports.invokeMember(name));
            assertTrue(error.isHostException());
            assertEquals("mine", error.asHostException().getMessage());
        }
    }

    @Test
    void instancesLinkToEachOther() {
        Value first =
                Wat.module(
                                context,
                                """
                                (module
                                  (func (export "f") (result i32) (i32.const 42))
                                  (memory (export "m") 1)
                                  (global (export "g") (mut i64) (i64.const 3))
                                  (table (export "t") 2 funcref))
                                """)
                        .newInstance();
        String importing =
                """
                (module
                  (import "a" "f" (func $f (result i32))) (export "f" (func $f))
                  (import "a" "m" (memory 1)) (export "m" (memory 0))
                  (import "a" "g" (global $g (mut i64))) (export "g" (global $g))
                  (import "a" "t" (table $t 1 funcref)) (export "t" (table $t)))
                """;
        Value exports = first.getMember("exports");
        for (Value from : Set.of(first, exports)) {
            Value second = Wat.exports(context, importing, Map.of("a", from));
            for (String name : exports.getMemberKeys()) {
                assertEquals(exports.getMember(name), second.getMember(name), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(func (param i32))",
                "(memory 2)",
                "(memory 1 2)",
                "(table 1 funcref)",
                "(global i32)",
                "(tag)"
            })
    void importsOfAnotherTypeAreRefused(String wanted) {
        Value exports =
                Wat.exports(context, "(module (func (export \"f\")) (memory (export \"m\") 1))");
        String name = wanted.startsWith("(memory") ? "m" : "f";
        Value module =
                Wat.module(context, "(module (import \"a\" \"" + name + "\" " + wanted + "))");
        Map<String, Object> imports = Map.of("a", exports);
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> module.newInstance(imports));
        assertTrue(
                error.getMessage().startsWith("incompatible import type: a." + name),
                error.getMessage());
    }

    @Test
    void globalsHaveAValue() {
        Value exports =
                Wat.exports(
                        context,
                        """
                        (module
                          (import "e" "n" (global $n i64))
                          (global (export "mutable") (mut i64) (global.get $n))
                          (global (export "constant") i64 (i64.add (global.get $n) (i64.const 1))))
                        """,
                        Map.of("e", Map.of("n", 41)));
        Value constant = exports.getMember("constant");
        assertEquals(42, constant.getMember("value").asLong());
        assertThrows(UnsupportedOperationException.class, () -> constant.putMember("value", 1));
        Value mutable = exports.getMember("mutable");
        mutable.putMember("value", 9);
        assertEquals(9, mutable.getMember("value").asLong());
        assertThrows(PolyglotException.class, () -> mutable.putMember("value", "x"));
    }

    @Test
    void tablesAreArrays() {
        Value exports =
                Wat.exports(
                        context,
                        "(module (table (export \"t\") 1 3 funcref) (func (export \"f\")))");
        Value table = exports.getMember("t");
        assertTrue(table.getArrayElement(0).isNull());
        table.setArrayElement(0, exports.getMember("f"));
        assertEquals(exports.getMember("f"), table.getArrayElement(0));
        assertThrows(PolyglotException.class, () -> table.setArrayElement(0, "x"));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> table.getArrayElement(1));
        assertEquals(1, table.invokeMember("grow", 2, exports.getMember("f")).asInt());
        assertEquals(3, table.getArraySize());
        assertEquals(exports.getMember("f"), table.getArrayElement(2));
        assertEquals(-1, table.invokeMember("grow", 1).asInt());
    }

    @Test
    void exceptionsHaveTagAndPayload() {
        Value exports =
                Wat.exports(
                        context,
                        """
                        (module
                          (tag $t (export "t") (param i32 f64))
                          (func (export "throw") (throw $t (i32.const 1) (f64.const 2))))
                        """);
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> exports.invokeMember("throw"));
        assertTrue(error.isGuestException());
        assertTrue(error.getMessage().startsWith("uncaught exception"));
        Value thrown = error.getGuestObject();
        assertEquals(exports.getMember("t"), thrown.getMember("tag"));
        assertEquals(2, thrown.getArraySize());
        assertEquals(2.0, thrown.getArrayElement(1).asDouble());
    }

    @Test
    void exceptionsSayWhereUnlessTheProgramCatchesManyOfThem() {
        Value run =
                Wat.exports(
                                context,
                                """
                                (module $m
                                  (tag $t)
                                  (func $thrower (throw $t))
                                  (func (export "run") (param i32)
                                    (loop $next
                                      (block $caught
                                        (try_table (catch $t $caught) (call $thrower)))
                                      (br_if $next
                                        (local.tee 0
                                          (i32.sub (local.get 0) (i32.const 1)))))
                                    (call $thrower)))
                                """)
                        .getMember("run");
        for (int caught : new int[] {10, 10, 5000, 10}) {
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> run.executeVoid(caught));
            String backtrace = error.getGuestObject().getMember("backtrace").asString();
            if (caught < 1000) {
                assertTrue(backtrace.contains("m.thrower (func 0) at test.wat:3:"), backtrace);
                assertTrue(backtrace.contains("m.run (func 1) at test.wat:11:"), backtrace);
            }
        }
    }

    @Test
    void trapsSayWhatAndWhere() {
        Value exports =
                Wat.exports(
                        context,
                        """
                        (module $m
                          (func $div (param i32) (result i32)
                            (i32.div_s (i32.const 1) (local.get 0)))
                          (func (export "run") (param i32) (result i32)
                            (call $div (local.get 0))))
                        """);
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> exports.invokeMember("run", 0));
        assertTrue(error.isGuestException());
        assertEquals("integer divide by zero", error.getMessage());
        Value trap = error.getGuestObject();
        assertEquals("trap", trap.getMember("failureType").asString());
        String[] lines = trap.getMember("backtrace").asString().split("\n");
        assertEquals(2, lines.length);
        assertTrue(lines[0].contains("m.div (func 0) at test.wat:3:"), lines[0]);
        assertTrue(lines[1].contains("m.run (func 1) at test.wat:5:"), lines[1]);
    }

    @Test
    void exhaustionOfTheStackIsAGuestException() {
        Value exports =
                Wat.exports(
                        context,
                        "(module (func $f (export \"f\") (param i32) (call $f (i32.const 1))))");
        for (int i = 0; i < 3; i++) {
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> exports.invokeMember("f", 1));
            assertEquals("call stack exhausted", error.getMessage());
            assertTrue(error.isGuestException());
            assertFalse(error.isInternalError());
        }
    }

    @Test
    void tailCallsNeedNoStack() {
        Value exports =
                Wat.exports(
                        context,
                        """
                        (module
                          (func $even (export "even") (param i32) (result i32)
                            (if (result i32) (i32.eqz (local.get 0))
                              (then (i32.const 1))
                              (else (return_call $odd (i32.sub (local.get 0) (i32.const 1))))))
                          (func $odd (param i32) (result i32)
                            (if (result i32) (i32.eqz (local.get 0))
                              (then (i32.const 0))
                              (else (return_call $even (i32.sub (local.get 0) (i32.const 1)))))))
                        """);
        assertEquals(1, exports.invokeMember("even", 100_000).asInt());
        assertEquals(0, exports.invokeMember("even", 100_001).asInt());
    }

    @Test
    void startAndSegmentsTrapAsTheSpecificationSays() {
        Value store = Wat.exports(context, "(module (memory (export \"m\") 1))");
        Value module =
                Wat.module(
                        context,
                        """
                        (module
                          (import "a" "m" (memory 1))
                          (data (i32.const 0) "x")
                          (data (i32.const 65536) "y"))
                        """);
        Map<String, Object> imports = Map.of("a", store);
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> module.newInstance(imports));
        assertTrue(error.getMessage().startsWith("out of bounds memory access"));
        byte[] first = new byte[1];
        store.getMember("m").readBuffer(0, first, 0, 1);
        assertArrayEquals(new byte[] {'x'}, first);
    }
}
