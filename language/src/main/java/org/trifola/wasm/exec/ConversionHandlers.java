// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.numeric.Conversions;

/**
 * Handlers of the conversions between number types: each reads its operands, writes its result and
 * returns the next position. Written out, without helpers, because HotSpot counts every bytecode
 * that it inlines into the dispatch loop.
 */
final class ConversionHandlers {
    private ConversionHandlers() {}

    static int i32WrapI64(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32WrapI64(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncF32S(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncF32S(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncF32U(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncF32U(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncF64S(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncF64S(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncF64U(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncF64U(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64ExtendI32S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64ExtendI32S(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64ExtendI32U(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64ExtendI32U(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncF32S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncF32S(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncF32U(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncF32U(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncF64S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncF64S(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncF64U(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncF64U(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32ConvertI32S(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Conversions.f32ConvertI32S(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32ConvertI32U(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Conversions.f32ConvertI32U(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32ConvertI64S(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Conversions.f32ConvertI64S(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32ConvertI64U(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Conversions.f32ConvertI64U(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32DemoteF64(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Conversions.f32DemoteF64(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64ConvertI32S(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Conversions.f64ConvertI32S(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64ConvertI32U(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Conversions.f64ConvertI32U(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64ConvertI64S(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Conversions.f64ConvertI64S(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64ConvertI64U(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Conversions.f64ConvertI64U(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64PromoteF32(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Conversions.f64PromoteF32(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32ReinterpretF32(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32ReinterpretF32(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64ReinterpretF64(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64ReinterpretF64(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32ReinterpretI32(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Conversions.f32ReinterpretI32(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64ReinterpretI64(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Conversions.f64ReinterpretI64(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncSatF32S(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncSatF32S(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncSatF32U(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncSatF32U(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncSatF64S(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncSatF64S(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32TruncSatF64U(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Conversions.i32TruncSatF64U(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncSatF32S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncSatF32S(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncSatF32U(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncSatF32U(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncSatF64S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncSatF64S(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64TruncSatF64U(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Conversions.i64TruncSatF64U(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }
}
