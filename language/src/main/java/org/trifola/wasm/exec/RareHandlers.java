// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.exec.Operands.address;
import static org.trifola.wasm.exec.Operands.setAddress;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.numeric.WideInt;
import org.trifola.wasm.runtime.References;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmMemory;
import org.trifola.wasm.runtime.WasmTable;
import org.trifola.wasm.runtime.WasmTrap;

/**
 * The second switch: instructions too rare, or too heavy, for the one of the dispatch loop, whose
 * method must stay small enough for the compilers of the JVM.
 */
final class RareHandlers {
    private RareHandlers() {}

    /** Flags of operands that are 64 bits wide; see {@code StoreLowering}. */
    private static final int FIRST_64 = 1;

    private static final int SECOND_64 = 2;
    private static final int THIRD_64 = 4;

    /** Runs an instruction that neither branches nor calls; returns the next position. */
    static int run(
            VirtualFrame f, int[] c, int pc, WasmInstance instance, AggregateHandlers aggregates) {
        switch (c[pc]) {
            case Code.USE_FUEL:
                instance.store.useFuel(c[pc + 1]);
                return pc + 2;
            case Code.USE_FUEL_FOR:
                instance.store.useFuelFor(address(f, c[pc + 1], c[pc + 2] == Kind.I64), c[pc + 3]);
                return pc + 4;
            case Code.GLOBAL_GET:
                return MoveHandlers.globalGet(f, c, pc, instance.globals);
            case Code.GLOBAL_SET:
                return MoveHandlers.globalSet(f, c, pc, instance.globals);
            case Code.LOAD_FAR:
                return MemoryHandlers.loadFar(f, c, pc, MemoryHandlers.memory(instance, c, pc + 3));
            case Code.STORE_FAR:
                return MemoryHandlers.storeFar(
                        f, c, pc, MemoryHandlers.memory(instance, c, pc + 3));
            case Code.I32_TRUNC_SAT_F32_S:
                return ConversionHandlers.i32TruncSatF32S(f, c, pc);
            case Code.I32_TRUNC_SAT_F32_U:
                return ConversionHandlers.i32TruncSatF32U(f, c, pc);
            case Code.I32_TRUNC_SAT_F64_S:
                return ConversionHandlers.i32TruncSatF64S(f, c, pc);
            case Code.I32_TRUNC_SAT_F64_U:
                return ConversionHandlers.i32TruncSatF64U(f, c, pc);
            case Code.I64_TRUNC_SAT_F32_S:
                return ConversionHandlers.i64TruncSatF32S(f, c, pc);
            case Code.I64_TRUNC_SAT_F32_U:
                return ConversionHandlers.i64TruncSatF32U(f, c, pc);
            case Code.I64_TRUNC_SAT_F64_S:
                return ConversionHandlers.i64TruncSatF64S(f, c, pc);
            case Code.I64_TRUNC_SAT_F64_U:
                return ConversionHandlers.i64TruncSatF64U(f, c, pc);
            case Code.I64_ADD128, Code.I64_SUB128:
                return wideSum(f, c, pc);
            case Code.I64_MUL_WIDE_S, Code.I64_MUL_WIDE_U:
                return wideProduct(f, c, pc);
            case Code.REF_FUNC:
                f.setObjectStatic(c[pc + 1], instance.function(c[pc + 2]));
                return pc + 3;
            case Code.REF_IS_NULL:
                f.setIntStatic(c[pc + 1], f.getObjectStatic(c[pc + 2]) == null ? 1 : 0);
                return pc + 3;
            case Code.REF_EQ:
                return refEq(f, c, pc);
            case Code.REF_AS_NON_NULL:
                return refAsNonNull(f, c, pc);
            default:
                if (c[pc] >= Code.ATOMIC_LOAD) {
                    return AtomicHandlers.run(f, c, pc, instance);
                }
                if (c[pc] >= Code.STRUCT_NEW) {
                    return aggregates.run(f, c, pc, instance);
                }
                return c[pc] < Code.TABLE_GET
                        ? memory(f, c, pc, instance)
                        : table(f, c, pc, instance);
        }
    }

    private static int memory(VirtualFrame f, int[] c, int pc, WasmInstance instance) {
        switch (c[pc]) {
            case Code.MEMORY_SIZE:
                long pages = instance.memories[c[pc + 2]].size();
                setAddress(f, c[pc + 1], c[pc + 3] != 0, pages);
                return pc + 4;
            case Code.MEMORY_GROW:
                long delta = address(f, c[pc + 2], c[pc + 4] != 0);
                long old = instance.memories[c[pc + 3]].grow(delta);
                setAddress(f, c[pc + 1], c[pc + 4] != 0, old);
                return pc + 5;
            case Code.MEMORY_FILL:
                instance.memories[c[pc + 4]].fill(
                        first(f, c, pc, c[pc + 5]),
                        f.getIntStatic(c[pc + 2]),
                        third(f, c, pc, c[pc + 5]));
                return pc + 6;
            case Code.MEMORY_COPY:
                WasmMemory source = instance.memories[c[pc + 5]];
                instance.memories[c[pc + 4]].copyFrom(
                        first(f, c, pc, c[pc + 6]),
                        source,
                        second(f, c, pc, c[pc + 6]),
                        third(f, c, pc, c[pc + 6]));
                return pc + 7;
            case Code.MEMORY_INIT:
                instance.memories[c[pc + 4]].init(
                        first(f, c, pc, c[pc + 6]),
                        instance.data[c[pc + 5]],
                        second(f, c, pc, c[pc + 6]),
                        third(f, c, pc, c[pc + 6]));
                return pc + 7;
            case Code.DATA_DROP:
                instance.dropData(c[pc + 1]);
                return pc + 2;
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }

    private static int table(VirtualFrame f, int[] c, int pc, WasmInstance instance) {
        switch (c[pc]) {
            case Code.TABLE_GET:
                long from = address(f, c[pc + 2], c[pc + 4] != 0);
                f.setObjectStatic(c[pc + 1], instance.tables[c[pc + 3]].get(from));
                return pc + 5;
            case Code.TABLE_SET:
                long to = address(f, c[pc + 1], c[pc + 4] != 0);
                instance.tables[c[pc + 3]].set(to, f.getObjectStatic(c[pc + 2]));
                return pc + 5;
            case Code.TABLE_SIZE:
                setAddress(f, c[pc + 1], c[pc + 3] != 0, instance.tables[c[pc + 2]].size());
                return pc + 4;
            case Code.TABLE_GROW:
                long delta = address(f, c[pc + 3], c[pc + 5] != 0);
                WasmTable grown = instance.tables[c[pc + 4]];
                long old = grown.grow(delta, f.getObjectStatic(c[pc + 2]));
                setAddress(f, c[pc + 1], c[pc + 5] != 0, old);
                return pc + 6;
            case Code.TABLE_FILL:
                instance.tables[c[pc + 4]].fill(
                        first(f, c, pc, c[pc + 5]),
                        f.getObjectStatic(c[pc + 2]),
                        third(f, c, pc, c[pc + 5]));
                return pc + 6;
            case Code.TABLE_COPY:
                WasmTable source = instance.tables[c[pc + 5]];
                instance.tables[c[pc + 4]].copyFrom(
                        first(f, c, pc, c[pc + 6]),
                        source,
                        second(f, c, pc, c[pc + 6]),
                        third(f, c, pc, c[pc + 6]));
                return pc + 7;
            case Code.TABLE_INIT:
                instance.tables[c[pc + 4]].init(
                        first(f, c, pc, c[pc + 6]),
                        instance.elements[c[pc + 5]],
                        second(f, c, pc, c[pc + 6]),
                        third(f, c, pc, c[pc + 6]));
                return pc + 7;
            case Code.ELEM_DROP:
                instance.dropElements(c[pc + 1]);
                return pc + 2;
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }

    private static long first(VirtualFrame f, int[] c, int pc, int flags) {
        return address(f, c[pc + 1], (flags & FIRST_64) != 0);
    }

    private static long second(VirtualFrame f, int[] c, int pc, int flags) {
        return address(f, c[pc + 2], (flags & SECOND_64) != 0);
    }

    private static long third(VirtualFrame f, int[] c, int pc, int flags) {
        return address(f, c[pc + 3], (flags & THIRD_64) != 0);
    }

    private static int wideSum(VirtualFrame f, int[] c, int pc) {
        long aLow = f.getLongStatic(c[pc + 3]);
        long aHigh = f.getLongStatic(c[pc + 4]);
        long bLow = f.getLongStatic(c[pc + 5]);
        long bHigh = f.getLongStatic(c[pc + 6]);
        boolean add = c[pc] == Code.I64_ADD128;
        long low = add ? WideInt.add128Low(aLow, bLow) : WideInt.sub128Low(aLow, bLow);
        long high =
                add
                        ? WideInt.add128High(aLow, aHigh, bLow, bHigh)
                        : WideInt.sub128High(aLow, aHigh, bLow, bHigh);
        f.setLongStatic(c[pc + 1], low);
        f.setLongStatic(c[pc + 2], high);
        return pc + 7;
    }

    private static int wideProduct(VirtualFrame f, int[] c, int pc) {
        long a = f.getLongStatic(c[pc + 3]);
        long b = f.getLongStatic(c[pc + 4]);
        boolean signed = c[pc] == Code.I64_MUL_WIDE_S;
        f.setLongStatic(c[pc + 1], WideInt.mulWideLow(a, b));
        f.setLongStatic(
                c[pc + 2], signed ? WideInt.mulWideSHigh(a, b) : WideInt.mulWideUHigh(a, b));
        return pc + 5;
    }

    private static int refEq(VirtualFrame f, int[] c, int pc) {
        boolean same =
                References.areSame(f.getObjectStatic(c[pc + 2]), f.getObjectStatic(c[pc + 3]));
        f.setIntStatic(c[pc + 1], same ? 1 : 0);
        return pc + 4;
    }

    private static int refAsNonNull(VirtualFrame f, int[] c, int pc) {
        Object reference = f.getObjectStatic(c[pc + 2]);
        if (reference == null) {
            throw WasmTrap.of(Fault.NULL_REFERENCE, null);
        }
        f.setObjectStatic(c[pc + 1], reference);
        return pc + 3;
    }
}
