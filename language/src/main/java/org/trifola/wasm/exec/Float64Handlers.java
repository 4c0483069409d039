// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.exec.Operands.double1;
import static org.trifola.wasm.exec.Operands.double2;
import static org.trifola.wasm.exec.Operands.set1;
import static org.trifola.wasm.exec.Operands.set2;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.trifola.wasm.numeric.Float64;

/** Handlers of the f64 instructions: each reads its operands, writes its result and returns the next position. */
final class Float64Handlers {
    private Float64Handlers() {}

    static int f64Eq(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.eq(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Ne(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.ne(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Lt(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.lt(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Gt(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.gt(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Le(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.le(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Ge(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.ge(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Abs(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float64.abs(double1(f, c, pc)));
    }

    static int f64Neg(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float64.neg(double1(f, c, pc)));
    }

    static int f64Ceil(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float64.ceil(double1(f, c, pc)));
    }

    static int f64Floor(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float64.floor(double1(f, c, pc)));
    }

    static int f64Trunc(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float64.trunc(double1(f, c, pc)));
    }

    static int f64Nearest(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float64.nearest(double1(f, c, pc)));
    }

    static int f64Sqrt(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float64.sqrt(double1(f, c, pc)));
    }

    static int f64Add(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.add(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Sub(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.sub(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Mul(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.mul(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Div(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.div(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Min(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.min(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Max(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.max(double1(f, c, pc), double2(f, c, pc)));
    }

    static int f64Copysign(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float64.copysign(double1(f, c, pc), double2(f, c, pc)));
    }
}
