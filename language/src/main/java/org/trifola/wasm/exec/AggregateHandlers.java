// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.code.TypeTest;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.runtime.References;
import org.trifola.wasm.runtime.WasmArray;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStruct;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.StructType;

/**
 * Structures, arrays, small integers and casts (spec 4.6.7, 4.6.8) in one function: a third switch,
 * with the types that the function refers to. {@link ArrayHandlers} does what needs no type.
 */
final class AggregateHandlers {
    private static final int UNSIGNED_I31 = Integer.MAX_VALUE;

    private final WasmModule module;

    @CompilationFinal(dimensions = 1)
    private final DefinedType[] types;

    /** The prototypes of structure types, once they are needed; see {@link WasmStruct}. */
    @CompilationFinal(dimensions = 1)
    private final WasmStruct[] structures;

    AggregateHandlers(WasmModule module, FunctionCode function) {
        this.module = module;
        this.types = function.types;
        this.structures = new WasmStruct[types.length];
    }

    /** Runs an instruction that neither branches nor calls; returns the next position. */
    int run(VirtualFrame f, int[] c, int pc, WasmInstance instance) {
        switch (c[pc]) {
            case Code.STRUCT_NEW:
                return structNew(f, c, pc);
            case Code.STRUCT_NEW_DEFAULT:
                f.setObjectStatic(c[pc + 1], structure(c[pc + 2]).create());
                return pc + 3;
            case Code.ARRAY_NEW:
                return arrayNew(f, c, pc);
            case Code.ARRAY_NEW_DEFAULT:
                int length = f.getIntStatic(c[pc + 3]);
                f.setObjectStatic(c[pc + 1], WasmArray.create(types[c[pc + 2]], c[pc + 4], length));
                return pc + 5;
            case Code.ARRAY_NEW_FIXED:
                return arrayNewFixed(f, c, pc);
            case Code.ARRAY_NEW_DATA, Code.ARRAY_NEW_ELEM:
                return arrayNewSegment(f, c, pc, instance);
            case Code.REF_TEST:
                boolean is = isOfType(f.getObjectStatic(c[pc + 2]), c[pc + 3]);
                f.setIntStatic(c[pc + 1], is ? 1 : 0);
                return pc + 4;
            case Code.REF_CAST:
                return refCast(f, c, pc);
            case Code.REF_I31:
                f.setObjectStatic(c[pc + 1], References.i31(f.getIntStatic(c[pc + 2])));
                return pc + 3;
            case Code.I31_GET_S:
                f.setIntStatic(c[pc + 1], i31(f, c, pc));
                return pc + 3;
            case Code.I31_GET_U:
                f.setIntStatic(c[pc + 1], i31(f, c, pc) & UNSIGNED_I31);
                return pc + 3;
            default:
                if (c[pc] >= Code.ARRAY_GET_I32) {
                    return ArrayHandlers.run(f, c, pc, instance);
                }
                return c[pc] < Code.STRUCT_SET_I32 ? structGet(f, c, pc) : structSet(f, c, pc);
        }
    }

    // Structures.

    private WasmStruct structure(int type) {
        WasmStruct known = structures[type];
        return known == null ? makeStructure(type) : known;
    }

    private WasmStruct makeStructure(int type) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        structures[type] = module.structure(types[type]);
        return structures[type];
    }

    @ExplodeLoop
    private int structNew(VirtualFrame f, int[] c, int pc) {
        WasmStruct prototype = structure(c[pc + 2]);
        WasmStruct made = prototype.create();
        int count = c[pc + 3];
        for (int i = 0; i < count; i++) {
            int value = c[pc + 4 + i];
            int slot = value >> Kind.BITS;
            switch (value & Kind.MASK) {
                case Kind.I32 -> prototype.setInt(made, i, f.getIntStatic(slot));
                case Kind.I64 -> prototype.setLong(made, i, f.getLongStatic(slot));
                case Kind.F32 -> prototype.setFloat(made, i, f.getFloatStatic(slot));
                case Kind.F64 -> prototype.setDouble(made, i, f.getDoubleStatic(slot));
                default -> prototype.setObject(made, i, f.getObjectStatic(slot));
            }
        }
        f.setObjectStatic(c[pc + 1], made);
        return pc + 4 + count;
    }

    private int structGet(VirtualFrame f, int[] c, int pc) {
        Object struct = f.getObjectStatic(c[pc + 2]);
        WasmStruct prototype = structure(c[pc + 3]);
        int slot = c[pc + 1];
        int field = c[pc + 4];
        switch (c[pc]) {
            case Code.STRUCT_GET_I32 -> f.setIntStatic(slot, prototype.getInt(struct, field));
            case Code.STRUCT_GET_I64 -> f.setLongStatic(slot, prototype.getLong(struct, field));
            case Code.STRUCT_GET_F32 -> f.setFloatStatic(slot, prototype.getFloat(struct, field));
            case Code.STRUCT_GET_F64 -> f.setDoubleStatic(slot, prototype.getDouble(struct, field));
            case Code.STRUCT_GET_V128 ->
                    f.setObjectStatic(slot, prototype.getVector(struct, field));
            default -> f.setObjectStatic(slot, prototype.getObject(struct, field));
        }
        return pc + 5;
    }

    private int structSet(VirtualFrame f, int[] c, int pc) {
        Object struct = f.getObjectStatic(c[pc + 1]);
        WasmStruct prototype = structure(c[pc + 3]);
        int slot = c[pc + 2];
        int field = c[pc + 4];
        switch (c[pc]) {
            case Code.STRUCT_SET_I32 -> prototype.setInt(struct, field, f.getIntStatic(slot));
            case Code.STRUCT_SET_I64 -> prototype.setLong(struct, field, f.getLongStatic(slot));
            case Code.STRUCT_SET_F32 -> prototype.setFloat(struct, field, f.getFloatStatic(slot));
            case Code.STRUCT_SET_F64 -> prototype.setDouble(struct, field, f.getDoubleStatic(slot));
            default -> prototype.setObject(struct, field, f.getObjectStatic(slot));
        }
        return pc + 5;
    }

    // New arrays.

    private int arrayNew(VirtualFrame f, int[] c, int pc) {
        int length = f.getIntStatic(c[pc + 4]);
        int kind = c[pc + 5];
        WasmArray array = WasmArray.create(types[c[pc + 2]], kind, length);
        if (length != 0) {
            ArrayHandlers.set(f, array, 0, c[pc + 3], kind);
            array.repeatFirst(0, length);
        }
        f.setObjectStatic(c[pc + 1], array);
        return pc + 6;
    }

    @ExplodeLoop
    private int arrayNewFixed(VirtualFrame f, int[] c, int pc) {
        int kind = c[pc + 3];
        int length = c[pc + 4];
        WasmArray array = WasmArray.create(types[c[pc + 2]], kind, length);
        for (int i = 0; i < length; i++) {
            ArrayHandlers.set(f, array, i, c[pc + 5 + i] >> Kind.BITS, kind);
        }
        f.setObjectStatic(c[pc + 1], array);
        return pc + 5 + length;
    }

    private int arrayNewSegment(VirtualFrame f, int[] c, int pc, WasmInstance instance) {
        DefinedType type = types[c[pc + 2]];
        int from = f.getIntStatic(c[pc + 3]);
        int count = f.getIntStatic(c[pc + 4]);
        int segment = c[pc + 5];
        WasmArray array =
                c[pc] == Code.ARRAY_NEW_DATA
                        ? WasmArray.ofData(type, c[pc + 6], instance.data[segment], from, count)
                        : WasmArray.ofElements(type, instance.elements[segment], from, count);
        f.setObjectStatic(c[pc + 1], array);
        return pc + 7;
    }

    // Casts and small integers.

    /** Whether a branch on a cast is taken. */
    boolean onCast(VirtualFrame f, int[] c, int pc) {
        int test = c[pc + 2];
        boolean negated = (test & TypeTest.NEGATED) != 0;
        return isOfType(f.getObjectStatic(c[pc + 1]), test) != negated;
    }

    private boolean isOfType(Object reference, int test) {
        if ((test & TypeTest.NULLABLE) != 0 && reference == null) {
            return true;
        }
        int heap = TypeTest.heap(test);
        if (heap < 0) {
            return References.matchesAbstract(reference, heap);
        }
        WasmStruct prototype = structures[heap];
        return prototype == null ? isOfOther(reference, heap) : prototype.hasInstance(reference);
    }

    /** What is no structure type, or was not needed yet. */
    private boolean isOfOther(Object reference, int type) {
        return types[type].composite() instanceof StructType
                ? makeStructure(type).hasInstance(reference)
                : References.isSubtype(reference, types[type]);
    }

    private int refCast(VirtualFrame f, int[] c, int pc) {
        Object reference = f.getObjectStatic(c[pc + 2]);
        if (!isOfType(reference, c[pc + 3])) {
            int heap = TypeTest.heap(c[pc + 3]);
            throw References.castFailure(reference, heap < 0 ? null : types[heap], heap);
        }
        f.setObjectStatic(c[pc + 1], reference);
        return pc + 4;
    }

    private static int i31(VirtualFrame f, int[] c, int pc) {
        return (Integer) nonNull(f, c[pc + 2], Fault.NULL_I31_REFERENCE);
    }

    /** The reference in a slot. */
    static Object nonNull(VirtualFrame f, int slot, Fault otherwise) {
        Object reference = f.getObjectStatic(slot);
        if (reference == null) {
            throw WasmTrap.of(otherwise, null);
        }
        return reference;
    }
}
