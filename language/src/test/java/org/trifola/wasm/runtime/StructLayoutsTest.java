// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.syntax.ValueType;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Structures with classes of their own and without keep what is put into them. */
final class StructLayoutsTest {
    private static final int[] STORAGE = {
        ValueType.I8,
        ValueType.I16,
        ValueType.I32,
        ValueType.I64,
        ValueType.F32,
        ValueType.F64,
        ValueType.V128,
        ValueType.ANYREF
    };

    private final TypeStore store = new TypeStore();
    private final Types types = new Types(store);

    /** A type with that many fields of all kinds, by turns. */
    private DefinedType define(int supertype, int fields) {
        List<FieldType> list = new ArrayList<>();
        for (int i = 0; i < fields; i++) {
            list.add(new FieldType(STORAGE[i % STORAGE.length], true));
        }
        List<Integer> above = supertype < 0 ? List.of() : List.of(supertype);
        SubType type = new SubType(false, above, new StructType(list));
        types.add(new RecGroup(List.of(type), false));
        return types.get(types.count() - 1);
    }

    private static Object value(int field) {
        return switch (STORAGE[field % STORAGE.length]) {
            case ValueType.I8 -> (int) (byte) field;
            case ValueType.I16 -> -field;
            case ValueType.I32 -> field << 16;
            case ValueType.I64 -> (long) field << 40;
            case ValueType.F32 -> (float) field;
            case ValueType.F64 -> -(double) field;
            case ValueType.V128 -> new Vec128(field, -field);
            default -> "reference " + field;
        };
    }

    private static void fill(WasmStruct struct) {
        for (int i = 0; i < struct.size(); i++) {
            struct.set(i, value(i));
        }
    }

    private static void check(WasmStruct struct) {
        for (int i = 0; i < struct.size(); i++) {
            assertEquals(value(i), struct.get(i), "field " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fieldsKeepTheirValues(boolean generates) {
        StructLayouts layouts = new StructLayouts(store, generates);
        for (int fields : new int[] {0, 1, 8, 255, 256, 257, 513, 10_000}) {
            DefinedType type = define(-1, fields);
            WasmStruct struct = layouts.of(type).create();
            for (int i = 0; i < Math.min(fields, STORAGE.length); i++) {
                boolean isReference = STORAGE[i] == ValueType.ANYREF;
                Object zero = struct.get(i);
                if (isReference) {
                    assertNull(zero);
                } else {
                    assertEquals(
                            zero instanceof Vec128 ? Vec128.ZERO : 0.0,
                            zero instanceof Number number ? number.doubleValue() : zero);
                }
            }
            fill(struct);
            check(struct);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void packedFieldsKeepTheLowBits(boolean generates) {
        DefinedType type = define(-1, 2);
        WasmStruct struct = new StructLayouts(store, generates).of(type).create();
        struct.setInt(struct, 0, 0x180);
        struct.setInt(struct, 1, 0x7FFF_8000);
        assertEquals(-0x80, struct.getInt(struct, 0));
        assertEquals(-0x8000, struct.getInt(struct, 1));
    }

    @Test
    void theDeepestHierarchyIsReachedFromItsRoot() {
        StructLayouts layouts = new StructLayouts(store, true);
        List<DefinedType> chain = new ArrayList<>();
        for (int depth = 0; depth < 2_000; depth++) {
            chain.add(define(depth - 1, depth / 4));
        }
        WasmStruct low = layouts.of(chain.getLast()).create();
        fill(low);
        check(low);
        for (DefinedType above : chain.subList(12, chain.size())) {
            WasmStruct prototype = layouts.of(above);
            assertInstanceOf(prototype.getClass(), low);
            assertEquals(value(2), prototype.getInt(low, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPrototypeHasInstancesOfItsTypeAndSubtypes(boolean generates) {
        StructLayouts layouts = new StructLayouts(store, generates);
        DefinedType above = define(-1, 3);
        DefinedType first = define(0, 5);
        DefinedType second = define(0, 6);
        WasmStruct struct = layouts.of(first).create();
        assertSame(first, struct.type());
        assertTrue(layouts.of(above).hasInstance(struct));
        assertTrue(layouts.of(first).hasInstance(struct));
        assertFalse(layouts.of(second).hasInstance(struct));
        assertFalse(layouts.of(first).hasInstance(layouts.of(above)));
        assertFalse(layouts.of(first).hasInstance(null));
    }

    @Test
    void generatedCodeFindsClassesByName() throws ReflectiveOperationException {
        StructLayouts layouts = new StructLayouts(store, true);
        define(-1, 300);
        DefinedType type = define(0, 700);
        ClassLoader child = new ClassLoader(layouts.loader()) {};
        Class<?> found = Class.forName(StructLayouts.className(type), true, child);
        WasmStruct made = (WasmStruct) found.getConstructor().newInstance();
        assertSame(type, made.type());
        assertSame(layouts.of(type).getClass(), found);
        found.getField("f2").setInt(made, 7);
        assertEquals(7, made.getInt(made, 2));
        assertThrows(
                ClassNotFoundException.class,
                () -> Class.forName(StructLayouts.className(type) + "x", true, child));
    }

    @Test
    void aConstructorTakesTheValuesOfAllFields() throws ReflectiveOperationException {
        StructLayouts layouts = new StructLayouts(store, true);
        for (int fields : new int[] {0, 1, 8, 203, 204, 300}) {
            DefinedType type = define(-1, fields);
            List<Class<?>> parameters = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < fields; i++) {
                Object value = value(i);
                Class<?> unboxed = MethodType.methodType(value.getClass()).unwrap().returnType();
                parameters.add(unboxed.isPrimitive() ? unboxed : Object.class);
                values.add(value);
            }
            assertEquals(fields > 0 && fields <= 203, StructLayouts.takesFields(type));
            if (StructLayouts.takesFields(type)) {
                Class<?> made = layouts.of(type).getClass();
                Constructor<?> constructor =
                        made.getConstructor(parameters.toArray(Class<?>[]::new));
                check((WasmStruct) constructor.newInstance(values.toArray()));
            }
        }
    }

    @Test
    void manyThreadsMakeOneLayout() throws Exception {
        int threads = 8;
        DefinedType above = define(-1, 2);
        DefinedType type = define(0, 20);
        StructLayouts layouts = new StructLayouts(store, true);
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<WasmStruct> work =
                () -> {
                    start.await();
                    WasmStruct struct = layouts.of(type).create();
                    fill(struct);
                    return struct;
                };
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<WasmStruct> made : pool.invokeAll(Collections.nCopies(threads, work))) {
                check(made.get());
                assertSame(layouts.of(type).getClass(), made.get().getClass());
                assertInstanceOf(layouts.of(above).getClass(), made.get());
            }
        }
    }
}
