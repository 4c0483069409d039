// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.numeric.Float64;

/**
 * Handlers of the f64 instructions: each reads its operands, writes its result and returns the next
 * position. Written out, without helpers, because HotSpot counts every bytecode that it inlines
 * into the dispatch loop.
 */
final class Float64Handlers {
    private Float64Handlers() {}

    static int f64Eq(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float64.eq(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f64Ne(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float64.ne(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f64Lt(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float64.lt(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f64Gt(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float64.gt(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f64Le(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float64.le(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f64Ge(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float64.ge(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f64Abs(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Float64.abs(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64Neg(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Float64.neg(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64Ceil(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Float64.ceil(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64Floor(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Float64.floor(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64Trunc(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Float64.trunc(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64Nearest(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Float64.nearest(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64Sqrt(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(c[pc + 1], Float64.sqrt(f.getDoubleStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f64Add(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(
                c[pc + 1], Float64.add(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f64Sub(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(
                c[pc + 1], Float64.sub(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f64Mul(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(
                c[pc + 1], Float64.mul(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f64Div(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(
                c[pc + 1], Float64.div(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f64Min(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(
                c[pc + 1], Float64.min(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f64Max(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(
                c[pc + 1], Float64.max(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f64Copysign(VirtualFrame f, int[] c, int pc) {
        f.setDoubleStatic(
                c[pc + 1],
                Float64.copysign(f.getDoubleStatic(c[pc + 2]), f.getDoubleStatic(c[pc + 3])));
        return pc + 4;
    }
}
