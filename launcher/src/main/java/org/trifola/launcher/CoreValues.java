// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.binary.ByteWriter;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.runtime.WasmGlobal;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/** Globals of a core dump: constants of their types; of references only that there is one. */
final class CoreValues {
    private static final int I32_CONST = 0x41;
    private static final int I64_CONST = 0x42;
    private static final int F32_CONST = 0x43;
    private static final int F64_CONST = 0x44;
    private static final int REF_NULL = 0xD0;
    private static final int VECTOR_PREFIX = 0xFD;
    private static final int V128_CONST = 12;
    private static final int END = 0x0B;

    private CoreValues() {}

    /** The contents of the global section. */
    static ByteWriter globals(List<WasmGlobal> globals) {
        ByteWriter to = new ByteWriter();
        to.u32(globals.size());
        for (WasmGlobal global : globals) {
            add(global, to);
            to.u8(END);
        }
        return to;
    }

    private static void add(WasmGlobal global, ByteWriter to) {
        switch (global.type) {
            case ValueType.I32 -> {
                type(0x7F, I32_CONST, to);
                to.s32(global.getI32());
            }
            case ValueType.I64 -> {
                type(0x7E, I64_CONST, to);
                to.s64(global.getI64());
            }
            case ValueType.F32 -> {
                type(0x7D, F32_CONST, to);
                to.fixed32(Float.floatToRawIntBits(global.getF32()));
            }
            case ValueType.F64 -> {
                type(0x7C, F64_CONST, to);
                to.fixed64(Double.doubleToRawLongBits(global.getF64()));
            }
            case ValueType.V128 -> {
                type(0x7B, VECTOR_PREFIX, to);
                to.u32(V128_CONST);
                Vec128 value = (Vec128) global.getBoxed();
                to.fixed64(value.low);
                to.fixed64(value.high);
            }
            default -> {
                type(0x6F, REF_NULL, to);
                to.u8(0x6F);
            }
        }
    }

    /** A constant type, and the instruction that makes its value. */
    private static void type(int type, int instruction, ByteWriter to) {
        to.u8(type);
        to.u8(0);
        to.u8(instruction);
    }
}
