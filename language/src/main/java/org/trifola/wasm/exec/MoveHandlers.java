// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.runtime.WasmGlobal;

/** Handlers of moves, constants, selections and globals. */
final class MoveHandlers {
    private MoveHandlers() {}

    static int copy(VirtualFrame f, int[] c, int pc) {
        f.copyPrimitiveStatic(c[pc + 2], c[pc + 1]);
        return pc + 4;
    }

    static int copyRef(VirtualFrame f, int[] c, int pc) {
        f.setObjectStatic(c[pc + 1], f.getObjectStatic(c[pc + 2]));
        return pc + 4;
    }

    static int constI32(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], c[pc + 2]);
        return pc + 3;
    }

    static int constF32(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float.intBitsToFloat(c[pc + 2]));
        return pc + 3;
    }

    static int constI64(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], longAt(c, pc + 2));
        return pc + 4;
    }

    static int constF64(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Double.longBitsToDouble(longAt(c, pc + 2)));
        return pc + 4;
    }

    /** The 64-bit number of a position. */
    static long longAt(int[] c, int at) {
        return (c[at] & 0xFFFF_FFFFL) | (long) c[at + 1] << 32;
    }

    static int refNull(VirtualFrame f, int[] c, int pc) {
        f.setObjectStatic(c[pc + 1], null);
        return pc + 2;
    }

    static int select(VirtualFrame f, int[] c, int pc) {
        boolean first = f.getIntStatic(c[pc + 2]) != 0;
        if (first) {
            f.copyPrimitiveStatic(c[pc + 3], c[pc + 1]);
        } else {
            f.copyPrimitiveStatic(c[pc + 4], c[pc + 1]);
        }
        return pc + 6;
    }

    static int selectRef(VirtualFrame f, int[] c, int pc) {
        boolean first = f.getIntStatic(c[pc + 2]) != 0;
        Object a = f.getObjectStatic(c[pc + 3]);
        Object b = f.getObjectStatic(c[pc + 4]);
        f.setObjectStatic(c[pc + 1], first ? a : b);
        return pc + 6;
    }

    static int globalGetI32(VirtualFrame f, int[] c, int pc, WasmGlobal[] globals) {
        f.setIntStatic(c[pc + 1], globals[c[pc + 2]].getI32());
        return pc + 3;
    }

    static int globalSetI32(VirtualFrame f, int[] c, int pc, WasmGlobal[] globals) {
        globals[c[pc + 2]].setI32(f.getIntStatic(c[pc + 1]));
        return pc + 3;
    }

    static int globalGet(VirtualFrame f, int[] c, int pc, WasmGlobal[] globals) {
        WasmGlobal global = globals[c[pc + 2]];
        int slot = c[pc + 1];
        switch (c[pc + 3]) {
            case Kind.I32 -> f.setIntStatic(slot, global.getI32());
            case Kind.I64 -> f.setLongStatic(slot, global.getI64());
            case Kind.F32 -> f.setFloatStatic(slot, global.getF32());
            case Kind.F64 -> f.setDoubleStatic(slot, global.getF64());
            default -> f.setObjectStatic(slot, global.ref);
        }
        return pc + 4;
    }

    static int globalSet(VirtualFrame f, int[] c, int pc, WasmGlobal[] globals) {
        WasmGlobal global = globals[c[pc + 2]];
        int slot = c[pc + 1];
        switch (c[pc + 3]) {
            case Kind.I32 -> global.setI32(f.getIntStatic(slot));
            case Kind.I64 -> global.setI64(f.getLongStatic(slot));
            case Kind.F32 -> global.setF32(f.getFloatStatic(slot));
            case Kind.F64 -> global.setF64(f.getDoubleStatic(slot));
            default -> global.ref = f.getObjectStatic(slot);
        }
        return pc + 4;
    }
}
