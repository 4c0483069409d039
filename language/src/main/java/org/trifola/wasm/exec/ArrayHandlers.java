// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.runtime.WasmArray;
import org.trifola.wasm.runtime.WasmInstance;

/** Instructions on arrays that exist (spec 4.6.8). */
final class ArrayHandlers {
    private ArrayHandlers() {}

    static int run(VirtualFrame f, int[] c, int pc, WasmInstance instance) {
        switch (c[pc]) {
            case Code.ARRAY_LEN:
                f.setIntStatic(c[pc + 1], array(f, c[pc + 2]).length);
                return pc + 3;
            case Code.ARRAY_FILL:
                return fill(f, c, pc);
            case Code.ARRAY_COPY:
                WasmArray target = array(f, c[pc + 1]);
                WasmArray source = array(f, c[pc + 3]);
                int at = f.getIntStatic(c[pc + 2]);
                int from = f.getIntStatic(c[pc + 4]);
                target.copyFrom(at, source, from, f.getIntStatic(c[pc + 5]));
                return pc + 6;
            case Code.ARRAY_INIT_DATA:
                array(f, c[pc + 1])
                        .initData(
                                f.getIntStatic(c[pc + 2]),
                                instance.data[c[pc + 5]],
                                f.getIntStatic(c[pc + 3]),
                                f.getIntStatic(c[pc + 4]));
                return pc + 6;
            case Code.ARRAY_INIT_ELEM:
                array(f, c[pc + 1])
                        .initElements(
                                f.getIntStatic(c[pc + 2]),
                                instance.elements[c[pc + 5]],
                                f.getIntStatic(c[pc + 3]),
                                f.getIntStatic(c[pc + 4]));
                return pc + 6;
            default:
                return c[pc] < Code.ARRAY_SET_I32 ? get(f, c, pc) : set(f, c, pc);
        }
    }

    private static WasmArray array(VirtualFrame f, int slot) {
        return (WasmArray) AggregateHandlers.nonNull(f, slot, Fault.NULL_ARRAY_REFERENCE);
    }

    private static int get(VirtualFrame f, int[] c, int pc) {
        Object array = f.getObjectStatic(c[pc + 2]);
        int i = f.getIntStatic(c[pc + 3]);
        int slot = c[pc + 1];
        switch (c[pc] - Code.ARRAY_GET_I32) {
            case Kind.I8 -> f.setIntStatic(slot, WasmArray.OfByte.at(array, i)[i]);
            case Kind.I16 -> f.setIntStatic(slot, WasmArray.OfShort.at(array, i)[i]);
            case Kind.I32 -> f.setIntStatic(slot, WasmArray.OfInt.at(array, i)[i]);
            case Kind.I64 -> f.setLongStatic(slot, WasmArray.OfLong.at(array, i)[i]);
            case Kind.F32 -> f.setFloatStatic(slot, WasmArray.OfFloat.at(array, i)[i]);
            case Kind.F64 -> f.setDoubleStatic(slot, WasmArray.OfDouble.at(array, i)[i]);
            case Kind.V128 -> f.setObjectStatic(slot, WasmArray.OfVector.at(array, i).get(i));
            default -> f.setObjectStatic(slot, WasmArray.OfObject.at(array, i)[i]);
        }
        return pc + 4;
    }

    private static int set(VirtualFrame f, int[] c, int pc) {
        Object array = f.getObjectStatic(c[pc + 1]);
        int i = f.getIntStatic(c[pc + 2]);
        set(f, array, i, c[pc + 3], c[pc] - Code.ARRAY_SET_I32);
        return pc + 4;
    }

    /** Sets an element to the value of a slot. */
    static void set(VirtualFrame f, Object array, int i, int slot, int kind) {
        switch (kind) {
            case Kind.I8 -> WasmArray.OfByte.at(array, i)[i] = (byte) f.getIntStatic(slot);
            case Kind.I16 -> WasmArray.OfShort.at(array, i)[i] = (short) f.getIntStatic(slot);
            case Kind.I32 -> WasmArray.OfInt.at(array, i)[i] = f.getIntStatic(slot);
            case Kind.I64 -> WasmArray.OfLong.at(array, i)[i] = f.getLongStatic(slot);
            case Kind.F32 -> WasmArray.OfFloat.at(array, i)[i] = f.getFloatStatic(slot);
            case Kind.F64 -> WasmArray.OfDouble.at(array, i)[i] = f.getDoubleStatic(slot);
            case Kind.V128 -> WasmArray.OfVector.at(array, i).set(i, f.getObjectStatic(slot));
            default -> WasmArray.OfObject.at(array, i)[i] = f.getObjectStatic(slot);
        }
    }

    private static int fill(VirtualFrame f, int[] c, int pc) {
        WasmArray array = array(f, c[pc + 1]);
        int at = f.getIntStatic(c[pc + 2]);
        int count = f.getIntStatic(c[pc + 4]);
        array.check(at, count);
        if (count != 0) {
            set(f, array, at, c[pc + 3], c[pc + 5]);
            array.repeatFirst(at, count);
        }
        return pc + 6;
    }
}
