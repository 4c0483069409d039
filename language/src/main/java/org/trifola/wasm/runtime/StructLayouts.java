// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleOptions;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.TypeStore;

import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes of structures in one engine. Each structure type has one, which extends that of its
 * supertype by the fields that the type adds. So a cast is a class check, and after it a compiler
 * knows where the fields are. Safe for use by several threads.
 *
 * <p>Generated code may name these classes. A class loader that asks {@link #loader} sees them
 * under {@link #className}, which is known before there is such a class: it is made when the JVM
 * first looks for it, or when the interpreter first needs it. All is public:
 *
 * <ul>
 *   <li>fields {@code f0}, {@code f1} … of all fields of the type, whose Java types are {@code
 *       int}, {@code long}, {@code float}, {@code double}, {@code byte}, {@code short} and, for
 *       references and vectors, {@code Object}; a vector that was never set is null ({@link
 *       WasmStruct#getVector});
 *   <li>a constructor without arguments, for zeros and nulls;
 *   <li>if all fields fit into its arguments ({@link #takesFields}), a constructor of all values,
 *       in the order of the fields; packed ones as {@code int}, of which it keeps the low bits.
 * </ul>
 *
 * A reference to a type is of its class, so that {@code instanceof} and {@code checkcast} are the
 * type tests: measured, these take half the time of a test by display.
 */
public final class StructLayouts {
    /** Fields that one class adds at most, so that no method of it becomes too long. */
    private static final int MAX_ADDED = 256;

    /** The most that arguments of a method may need besides the receiver; two for a long. */
    private static final int MAX_ARGUMENTS = 254;

    /** What names of the classes begin with. */
    public static final String PREFIX = "org.trifola.wasm.structure.S";

    /** Where the classes live; the package is open to it, as it is to generated code. */
    private final class Loader extends GeneratedLoader {
        Loader() {
            super("wasm structures", WasmStruct.class.getClassLoader(), PREFIX);
            Module own = WasmStruct.class.getModule();
            own.addExports(WasmStruct.class.getPackageName(), getUnnamedModule());
            own.addExports(DefinedType.class.getPackageName(), getUnnamedModule());
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!generates) {
                throw new ClassNotFoundException(name);
            }
            try {
                int id = Integer.parseInt(name.substring(PREFIX.length()));
                return of(types.get(id)).getClass();
            } catch (NumberFormatException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private final TypeStore types;
    private final boolean generates;
    private final Map<DefinedType, WasmStruct> prototypes = new ConcurrentHashMap<>();

    /** Also the lock for making classes: the JVM holds it when it looks for one. */
    private final Loader loader;

    /** No classes yet. */
    StructLayouts(TypeStore types) {
        this(types, !TruffleOptions.AOT);
    }

    /** No classes yet; never any where these cannot be made. */
    StructLayouts(TypeStore types, boolean generates) {
        this.types = types;
        this.generates = generates;
        this.loader = new Loader();
    }

    /** The name of the class of a structure type. */
    public static String className(DefinedType type) {
        return PREFIX + type.id();
    }

    /** The Java type of fields and elements of a {@link Kind}. */
    public static ClassDesc fieldType(int kind) {
        return StructClass.TYPES[kind];
    }

    /** The loader that makes the classes; loaders of generated code ask it for them. */
    public ClassLoader loader() {
        return loader;
    }

    /** Whether the class of a structure type has a constructor that takes the values of fields. */
    public static boolean takesFields(DefinedType type) {
        int size = 0;
        for (FieldType field : ((StructType) type.composite()).fields()) {
            int kind = Kind.ofStorage(field.storageType());
            size += kind == Kind.I64 || kind == Kind.F64 ? 2 : 1;
        }
        return size > 0 && size <= MAX_ARGUMENTS;
    }

    /** The prototype of a structure type; see {@link WasmStruct}. */
    @TruffleBoundary
    WasmStruct of(DefinedType type) {
        WasmStruct known = prototypes.get(type);
        return known == null ? define(type) : known;
    }

    /** Supertypes first, in a loop: there may be many. */
    private WasmStruct define(DefinedType type) {
        Headroom.prove();
        synchronized (loader) {
            Deque<DefinedType> missing = new ArrayDeque<>();
            DefinedType above = type;
            while (above != null && !prototypes.containsKey(above)) {
                missing.push(above);
                above = above.supertype();
            }
            WasmStruct parent = above == null ? null : prototypes.get(above);
            for (DefinedType next : missing) {
                parent = generates ? generate(parent, next) : new PlainStruct(next);
                prototypes.put(next, parent);
            }
            return parent;
        }
    }

    private WasmStruct generate(WasmStruct parent, DefinedType type) {
        List<FieldType> fields = ((StructType) type.composite()).fields();
        byte[] kinds = new byte[fields.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) Kind.ofStorage(fields.get(i).storageType());
        }
        Class<?> last = parent == null ? WasmStruct.class : parent.getClass();
        int inherited = parent == null ? 0 : parent.size();
        String name = className(type);
        try {
            for (; kinds.length - inherited > MAX_ADDED; inherited += MAX_ADDED) {
                int end = inherited + MAX_ADDED;
                String partName = name + "_" + end;
                StructClass part = new StructClass(partName, last, kinds, inherited, end);
                last = loader.define(partName, part.write());
            }
            StructClass whole = new StructClass(name, last, kinds, inherited, kinds.length);
            last = loader.define(name, whole.writeWhole(takesFields(type)));
            last.getField(StructClass.TYPE_FIELD).set(null, type);
            return (WasmStruct) last.getConstructor().newInstance();
        } catch (OutOfMemoryError e) {
            throw WasmTrap.of(Fault.OUT_OF_MEMORY, "no room for the class of a structure", null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
