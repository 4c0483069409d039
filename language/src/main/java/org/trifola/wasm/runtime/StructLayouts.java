// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleOptions;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.StructType;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The layouts of structures in one engine. A layout is a class with a field {@code f0}, {@code f1}
 * … for each field of the structure. It extends the layout of the declared supertype by what the
 * type adds; types that add the same to the same layout share one. A class is made when the first
 * structure of it is. Safe for use by several threads.
 */
final class StructLayouts {
    /** Fields that one class adds at most, so that no method of it becomes too long. */
    private static final int MAX_ADDED = 256;

    private static final byte[] NO_KINDS = {};

    /**
     * A layout.
     *
     * @param prototype makes and reaches structures
     * @param kinds kinds of all fields
     */
    record Layout(WasmStruct prototype, byte[] kinds) {}

    /** What a layout adds to another: layouts of the same additions are the same. */
    private record Addition(Layout parent, String kinds) {}

    /** Where the classes live; the package is open to it, as it is to generated code. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super("wasm structures", WasmStruct.class.getClassLoader());
            Module own = WasmStruct.class.getModule();
            own.addExports(WasmStruct.class.getPackageName(), getUnnamedModule());
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private final Map<DefinedType, Layout> byType = new ConcurrentHashMap<>();
    private final Map<Addition, Layout> layouts = new HashMap<>();
    private final Layout root = new Layout(null, NO_KINDS);
    private final boolean generates;
    private Loader loader;
    private int classes;

    /** No layouts yet. */
    StructLayouts() {
        this(!TruffleOptions.AOT);
    }

    /** No layouts yet; without classes of their own where these cannot be made. */
    StructLayouts(boolean generates) {
        this.generates = generates;
    }

    /** The prototype of a structure type; see {@link WasmStruct}. */
    @TruffleBoundary
    WasmStruct of(DefinedType type) {
        Layout known = byType.get(type);
        return known == null ? define(type).prototype : known.prototype;
    }

    /** Supertypes first, in a loop: there may be many. */
    private synchronized Layout define(DefinedType type) {
        Headroom.prove();
        Deque<DefinedType> missing = new ArrayDeque<>();
        DefinedType above = type;
        while (above != null && !byType.containsKey(above)) {
            missing.push(above);
            above = above.supertype();
        }
        Layout layout = above == null ? root : byType.get(above);
        for (DefinedType next : missing) {
            layout = extend(layout, next);
            byType.put(next, layout);
        }
        return layout;
    }

    private Layout extend(Layout parent, DefinedType type) {
        if (!generates) {
            return new Layout(new PlainStruct(type), NO_KINDS);
        }
        List<FieldType> fields = ((StructType) type.composite()).fields();
        Layout layout = parent;
        // The root has no class: a structure without fields needs one, too.
        while (layout.prototype == null || layout.kinds.length < fields.size()) {
            int from = layout.kinds.length;
            byte[] kinds = Arrays.copyOf(layout.kinds, Math.min(fields.size(), from + MAX_ADDED));
            StringBuilder added = new StringBuilder();
            for (int i = from; i < kinds.length; i++) {
                kinds[i] = (byte) Kind.ofStorage(fields.get(i).storageType());
                added.append(kinds[i]);
            }
            layout = extend(layout, kinds, added.toString(), type);
        }
        return layout;
    }

    private Layout extend(Layout parent, byte[] kinds, String added, DefinedType type) {
        Addition key = new Addition(parent, added);
        Layout known = layouts.get(key);
        if (known == null) {
            known = new Layout(generate(parent, kinds, type), kinds);
            layouts.put(key, known);
        }
        return known;
    }

    private WasmStruct generate(Layout parent, byte[] kinds, DefinedType type) {
        if (loader == null) {
            loader = new Loader();
        }
        Class<?> parentClass =
                parent.prototype == null ? WasmStruct.class : parent.prototype.getClass();
        String name = "org.trifola.wasm.structure.Structure" + classes++;
        try {
            byte[] bytes = new StructClass(name, parentClass, kinds, parent.kinds.length).write();
            Class<?> defined = loader.define(name, bytes);
            return (WasmStruct) defined.getConstructor(DefinedType.class).newInstance(type);
        } catch (OutOfMemoryError e) {
            throw WasmTrap.of(Fault.OUT_OF_MEMORY, "no room for the class of a structure", null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
