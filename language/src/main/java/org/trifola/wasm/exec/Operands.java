// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.Kind;

/** Access to operands whose width or kind is known only from the code. {@code f} is the frame. */
final class Operands {
    private Operands() {}

    /** An unsigned 64-bit address, index or count from a slot of either width. */
    static long address(VirtualFrame f, int slot, boolean is64) {
        return is64 ? f.getLongStatic(slot) : f.getIntStatic(slot) & 0xFFFF_FFFFL;
    }

    /** Sets a slot of either width to a size. */
    static void setAddress(VirtualFrame f, int slot, boolean is64, long value) {
        if (is64) {
            f.setLongStatic(slot, value);
        } else {
            f.setIntStatic(slot, (int) value);
        }
    }

    /** The value of a slot, boxed. */
    static Object box(VirtualFrame f, int slot, int kind) {
        switch (kind) {
            case Kind.I32:
                return f.getIntStatic(slot);
            case Kind.I64:
                return f.getLongStatic(slot);
            case Kind.F32:
                return f.getFloatStatic(slot);
            case Kind.F64:
                return f.getDoubleStatic(slot);
            default:
                return f.getObjectStatic(slot);
        }
    }

    /** Sets a slot to a boxed value, which must be of the kind. */
    static void unbox(VirtualFrame f, int slot, int kind, Object value) {
        switch (kind) {
            case Kind.I32 -> f.setIntStatic(slot, (int) value);
            case Kind.I64 -> f.setLongStatic(slot, (long) value);
            case Kind.F32 -> f.setFloatStatic(slot, (float) value);
            case Kind.F64 -> f.setDoubleStatic(slot, (double) value);
            case Kind.REF, Kind.V128 -> f.setObjectStatic(slot, value);
            default -> throw CompilerDirectives.shouldNotReachHere();
        }
    }

    /** Sets a slot to zero or null. */
    static void clear(VirtualFrame f, int slot, int kind) {
        switch (kind) {
            case Kind.I32 -> f.setIntStatic(slot, 0);
            case Kind.I64 -> f.setLongStatic(slot, 0);
            case Kind.F32 -> f.setFloatStatic(slot, 0);
            case Kind.F64 -> f.setDoubleStatic(slot, 0);
            default -> f.setObjectStatic(slot, null);
        }
    }
}
