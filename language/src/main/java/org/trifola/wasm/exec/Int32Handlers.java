// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.exec.Operands.int1;
import static org.trifola.wasm.exec.Operands.int2;
import static org.trifola.wasm.exec.Operands.set1;
import static org.trifola.wasm.exec.Operands.set2;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.trifola.wasm.numeric.Int32;

/** Handlers of the i32 instructions: each reads its operands, writes its result and returns the next position. */
final class Int32Handlers {
    private Int32Handlers() {}

    static int i32Eqz(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int32.eqz(int1(f, c, pc)));
    }

    static int i32Eq(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.eq(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Ne(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.ne(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32LtS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.ltS(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32LtU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.ltU(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32GtS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.gtS(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32GtU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.gtU(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32LeS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.leS(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32LeU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.leU(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32GeS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.geS(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32GeU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.geU(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Clz(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int32.clz(int1(f, c, pc)));
    }

    static int i32Ctz(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int32.ctz(int1(f, c, pc)));
    }

    static int i32Popcnt(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int32.popcnt(int1(f, c, pc)));
    }

    static int i32Add(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.add(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Sub(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.sub(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Mul(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.mul(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32DivS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.divS(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32DivU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.divU(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32RemS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.remS(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32RemU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.remU(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32And(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.and(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Or(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.or(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Xor(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.xor(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Shl(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.shl(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32ShrS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.shrS(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32ShrU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.shrU(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Rotl(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.rotl(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Rotr(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.rotr(int1(f, c, pc), int2(f, c, pc)));
    }

    static int i32Extend8S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int32.extend8S(int1(f, c, pc)));
    }

    static int i32Extend16S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int32.extend16S(int1(f, c, pc)));
    }

    static int i32EqImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.eq(int1(f, c, pc), c[pc + 3]));
    }

    static int i32NeImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.ne(int1(f, c, pc), c[pc + 3]));
    }

    static int i32LtSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.ltS(int1(f, c, pc), c[pc + 3]));
    }

    static int i32LtUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.ltU(int1(f, c, pc), c[pc + 3]));
    }

    static int i32GtSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.gtS(int1(f, c, pc), c[pc + 3]));
    }

    static int i32GtUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.gtU(int1(f, c, pc), c[pc + 3]));
    }

    static int i32LeSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.leS(int1(f, c, pc), c[pc + 3]));
    }

    static int i32LeUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.leU(int1(f, c, pc), c[pc + 3]));
    }

    static int i32GeSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.geS(int1(f, c, pc), c[pc + 3]));
    }

    static int i32GeUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.geU(int1(f, c, pc), c[pc + 3]));
    }

    static int i32AddImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.add(int1(f, c, pc), c[pc + 3]));
    }

    static int i32MulImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.mul(int1(f, c, pc), c[pc + 3]));
    }

    static int i32AndImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.and(int1(f, c, pc), c[pc + 3]));
    }

    static int i32OrImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.or(int1(f, c, pc), c[pc + 3]));
    }

    static int i32XorImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.xor(int1(f, c, pc), c[pc + 3]));
    }

    static int i32ShlImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.shl(int1(f, c, pc), c[pc + 3]));
    }

    static int i32ShrSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.shrS(int1(f, c, pc), c[pc + 3]));
    }

    static int i32ShrUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int32.shrU(int1(f, c, pc), c[pc + 3]));
    }
}
