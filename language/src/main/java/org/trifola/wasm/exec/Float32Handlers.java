// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.exec.Operands.float1;
import static org.trifola.wasm.exec.Operands.float2;
import static org.trifola.wasm.exec.Operands.set1;
import static org.trifola.wasm.exec.Operands.set2;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.trifola.wasm.numeric.Float32;

/** Handlers of the f32 instructions: each reads its operands, writes its result and returns the next position. */
final class Float32Handlers {
    private Float32Handlers() {}

    static int f32Eq(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.eq(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Ne(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.ne(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Lt(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.lt(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Gt(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.gt(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Le(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.le(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Ge(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.ge(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Abs(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float32.abs(float1(f, c, pc)));
    }

    static int f32Neg(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float32.neg(float1(f, c, pc)));
    }

    static int f32Ceil(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float32.ceil(float1(f, c, pc)));
    }

    static int f32Floor(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float32.floor(float1(f, c, pc)));
    }

    static int f32Trunc(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float32.trunc(float1(f, c, pc)));
    }

    static int f32Nearest(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float32.nearest(float1(f, c, pc)));
    }

    static int f32Sqrt(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Float32.sqrt(float1(f, c, pc)));
    }

    static int f32Add(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.add(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Sub(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.sub(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Mul(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.mul(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Div(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.div(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Min(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.min(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Max(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.max(float1(f, c, pc), float2(f, c, pc)));
    }

    static int f32Copysign(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Float32.copysign(float1(f, c, pc), float2(f, c, pc)));
    }
}
