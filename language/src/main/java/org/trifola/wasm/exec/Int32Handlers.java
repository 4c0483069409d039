// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.numeric.Int32;

/**
 * Handlers of the i32 instructions: each reads its operands, writes its result and returns the next
 * position. Written out, without helpers, because HotSpot counts every bytecode that it inlines
 * into the dispatch loop.
 */
final class Int32Handlers {
    private Int32Handlers() {}

    static int i32Eqz(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.eqz(f.getIntStatic(c[pc + 2])) ? 1 : 0);
        return pc + 3;
    }

    static int i32Eq(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.eq(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32Ne(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.ne(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32LtS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.ltS(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32LtU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.ltU(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32GtS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.gtS(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32GtU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.gtU(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32LeS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.leS(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32LeU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.leU(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32GeS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.geS(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32GeU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1], Int32.geU(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i32Clz(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.clz(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32Ctz(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.ctz(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32Popcnt(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.popcnt(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32Add(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.add(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Sub(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.sub(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Mul(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.mul(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32DivS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.divS(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32DivU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.divU(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32RemS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.remS(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32RemU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.remU(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32And(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.and(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Or(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.or(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Xor(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.xor(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Shl(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.shl(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32ShrS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.shrS(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32ShrU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.shrU(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Rotl(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.rotl(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Rotr(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.rotr(f.getIntStatic(c[pc + 2]), f.getIntStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i32Extend8S(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.extend8S(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32Extend16S(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.extend16S(f.getIntStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i32EqImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.eq(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32NeImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.ne(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32LtSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.ltS(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32LtUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.ltU(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32GtSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.gtS(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32GtUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.gtU(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32LeSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.leS(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32LeUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.leU(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32GeSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.geS(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32GeUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.geU(f.getIntStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i32AddImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.add(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i32MulImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.mul(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i32AndImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.and(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i32OrImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.or(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i32XorImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.xor(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i32ShlImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.shl(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i32ShrSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.shrS(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i32ShrUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int32.shrU(f.getIntStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }
}
