// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.exec.Operands.double1;
import static org.trifola.wasm.exec.Operands.float1;
import static org.trifola.wasm.exec.Operands.int1;
import static org.trifola.wasm.exec.Operands.long1;
import static org.trifola.wasm.exec.Operands.set1;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.trifola.wasm.numeric.Conversions;

/** Handlers of the conversions between number types: each reads its operands, writes its result and returns the next position. */
final class ConversionHandlers {
    private ConversionHandlers() {}

    static int i32WrapI64(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32WrapI64(long1(f, c, pc)));
    }

    static int i32TruncF32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncF32S(float1(f, c, pc)));
    }

    static int i32TruncF32U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncF32U(float1(f, c, pc)));
    }

    static int i32TruncF64S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncF64S(double1(f, c, pc)));
    }

    static int i32TruncF64U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncF64U(double1(f, c, pc)));
    }

    static int i64ExtendI32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64ExtendI32S(int1(f, c, pc)));
    }

    static int i64ExtendI32U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64ExtendI32U(int1(f, c, pc)));
    }

    static int i64TruncF32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncF32S(float1(f, c, pc)));
    }

    static int i64TruncF32U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncF32U(float1(f, c, pc)));
    }

    static int i64TruncF64S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncF64S(double1(f, c, pc)));
    }

    static int i64TruncF64U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncF64U(double1(f, c, pc)));
    }

    static int f32ConvertI32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f32ConvertI32S(int1(f, c, pc)));
    }

    static int f32ConvertI32U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f32ConvertI32U(int1(f, c, pc)));
    }

    static int f32ConvertI64S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f32ConvertI64S(long1(f, c, pc)));
    }

    static int f32ConvertI64U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f32ConvertI64U(long1(f, c, pc)));
    }

    static int f32DemoteF64(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f32DemoteF64(double1(f, c, pc)));
    }

    static int f64ConvertI32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f64ConvertI32S(int1(f, c, pc)));
    }

    static int f64ConvertI32U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f64ConvertI32U(int1(f, c, pc)));
    }

    static int f64ConvertI64S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f64ConvertI64S(long1(f, c, pc)));
    }

    static int f64ConvertI64U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f64ConvertI64U(long1(f, c, pc)));
    }

    static int f64PromoteF32(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f64PromoteF32(float1(f, c, pc)));
    }

    static int i32ReinterpretF32(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32ReinterpretF32(float1(f, c, pc)));
    }

    static int i64ReinterpretF64(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64ReinterpretF64(double1(f, c, pc)));
    }

    static int f32ReinterpretI32(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f32ReinterpretI32(int1(f, c, pc)));
    }

    static int f64ReinterpretI64(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.f64ReinterpretI64(long1(f, c, pc)));
    }

    static int i32TruncSatF32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncSatF32S(float1(f, c, pc)));
    }

    static int i32TruncSatF32U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncSatF32U(float1(f, c, pc)));
    }

    static int i32TruncSatF64S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncSatF64S(double1(f, c, pc)));
    }

    static int i32TruncSatF64U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i32TruncSatF64U(double1(f, c, pc)));
    }

    static int i64TruncSatF32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncSatF32S(float1(f, c, pc)));
    }

    static int i64TruncSatF32U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncSatF32U(float1(f, c, pc)));
    }

    static int i64TruncSatF64S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncSatF64S(double1(f, c, pc)));
    }

    static int i64TruncSatF64U(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Conversions.i64TruncSatF64U(double1(f, c, pc)));
    }
}
