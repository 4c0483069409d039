// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.numeric.Float32;

/**
 * Handlers of the f32 instructions: each reads its operands, writes its result and returns the next
 * position. Written out, without helpers, because HotSpot counts every bytecode that it inlines
 * into the dispatch loop.
 */
final class Float32Handlers {
    private Float32Handlers() {}

    static int f32Eq(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float32.eq(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f32Ne(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float32.ne(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f32Lt(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float32.lt(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f32Gt(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float32.gt(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f32Le(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float32.le(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f32Ge(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Float32.ge(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int f32Abs(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float32.abs(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32Neg(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float32.neg(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32Ceil(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float32.ceil(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32Floor(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float32.floor(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32Trunc(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float32.trunc(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32Nearest(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float32.nearest(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32Sqrt(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(c[pc + 1], Float32.sqrt(f.getFloatStatic(c[pc + 2])));
        return pc + 3;
    }

    static int f32Add(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(
                c[pc + 1], Float32.add(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f32Sub(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(
                c[pc + 1], Float32.sub(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f32Mul(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(
                c[pc + 1], Float32.mul(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f32Div(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(
                c[pc + 1], Float32.div(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f32Min(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(
                c[pc + 1], Float32.min(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f32Max(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(
                c[pc + 1], Float32.max(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])));
        return pc + 4;
    }

    static int f32Copysign(VirtualFrame f, int[] c, int pc) {
        f.setFloatStatic(
                c[pc + 1],
                Float32.copysign(f.getFloatStatic(c[pc + 2]), f.getFloatStatic(c[pc + 3])));
        return pc + 4;
    }
}
