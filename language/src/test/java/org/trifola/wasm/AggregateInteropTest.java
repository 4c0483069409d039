// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Set;

/** What other languages can do with structures, arrays and small integers. */
final class AggregateInteropTest {
    private static final String TEXT =
            """
            (module
              (type $point (struct
                (field $x (mut i32)) (field $y f64) (field (mut i8)) (field $next (mut eqref))))
              (type $bytes (array (mut i8)))
              (type $constants (array i64))
              (func (export "point") (result (ref $point))
                (struct.new $point (i32.const 7) (f64.const 1.5) (i32.const 200) (ref.null eq)))
              (func (export "x") (param (ref $point)) (result i32)
                (struct.get $point $x (local.get 0)))
              (func (export "bytes") (result (ref $bytes))
                (array.new_fixed $bytes 3 (i32.const 1) (i32.const -1) (i32.const 3)))
              (func (export "constants") (result arrayref)
                (array.new $constants (i64.const 5000000000) (i32.const 2)))
              (func (export "small") (param i32) (result i31ref) (ref.i31 (local.get 0)))
              (func (export "value") (param i31ref) (result i32) (i31.get_s (local.get 0)))
              (func (export "isSmall") (param anyref) (result i32) (ref.test i31ref (local.get 0)))
              (func (export "same") (param eqref eqref) (result i32)
                (ref.eq (local.get 0) (local.get 1)))
              (func (export "any") (param anyref) (result externref)
                (extern.convert_any (local.get 0))))
            """;

    private Context context;
    private Value exports;

    @BeforeEach
    void open() {
        context = Wat.context(null);
        exports = Wat.exports(context, TEXT);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Value call(String name, Object... arguments) {
        return exports.invokeMember(name, arguments);
    }

    @Test
    void structuresHaveFieldsByNumberAndName() {
        Value point = call("point");
        assertEquals(4, point.getArraySize());
        assertEquals(7, point.getArrayElement(0).asInt());
        assertEquals(-56, point.getArrayElement(2).asInt());
        assertEquals(Set.of("x", "y", "next"), point.getMemberKeys());
        assertEquals(1.5, point.getMember("y").asDouble());
        assertTrue(point.getMember("next").isNull());
        assertFalse(point.hasMember("z"));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> point.getArrayElement(4));
    }

    @Test
    void fieldsCanBeSetWhereTheTypeSaysSo() {
        Value point = call("point");
        point.putMember("x", 9.0);
        assertEquals(9, call("x", point).asInt());
        point.setArrayElement(0, 10);
        assertEquals(10, point.getMember("x").asInt());
        point.putMember("next", point);
        assertEquals(point, point.getMember("next"));
        assertEquals(1, call("same", point, point.getMember("next")).asInt());
        assertThrows(UnsupportedOperationException.class, () -> point.putMember("y", 2.0));
        assertThrows(UnsupportedOperationException.class, () -> point.setArrayElement(1, 2.0));
        assertThrows(UnsupportedOperationException.class, () -> point.putMember("z", 2.0));
        assertThrows(PolyglotException.class, () -> point.putMember("x", 0.5));
        assertThrows(PolyglotException.class, () -> point.putMember("next", "text"));
    }

    @Test
    void packedFieldsTakeWhatFits() {
        Value bytes = call("bytes");
        assertEquals(3, bytes.getArraySize());
        assertEquals(-1, bytes.getArrayElement(1).asInt());
        bytes.setArrayElement(0, 255);
        bytes.setArrayElement(1, -128);
        assertEquals(-1, bytes.getArrayElement(0).asInt());
        assertEquals(-128, bytes.getArrayElement(1).asInt());
        assertThrows(PolyglotException.class, () -> bytes.setArrayElement(0, 256));
        assertThrows(PolyglotException.class, () -> bytes.setArrayElement(0, -129));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> bytes.setArrayElement(3, 0));
    }

    @Test
    void immutableArraysAreRead() {
        Value constants = call("constants");
        assertEquals(5_000_000_000L, constants.getArrayElement(1).asLong());
        assertThrows(UnsupportedOperationException.class, () -> constants.setArrayElement(0, 1L));
    }

    @Test
    void smallIntegersAreNumbers() {
        assertEquals(-5, call("small", -5).asInt());
        assertEquals(-5, call("value", -5L).asInt());
        assertEquals(6, call("value", 6.0).asInt());
        assertThrows(PolyglotException.class, () -> call("value", 1 << 30));
        assertEquals(1, call("isSmall", 7.0).asInt());
        assertEquals(0, call("isSmall", 1 << 30).asInt());
        assertEquals(1, call("same", 1000, 1000).asInt());
        assertEquals(0, call("same", 1000, call("bytes")).asInt());
    }

    @Test
    void valuesOfTheHostPassThrough() {
        Object host = new Object();
        assertEquals(host, call("any", host).asHostObject());
        assertEquals("text", call("any", "text").asString());
        assertEquals(1 << 30, call("any", 1 << 30).asInt());
        assertEquals(0.5, call("any", 0.5).asDouble());
    }
}
