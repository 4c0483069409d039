// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.numeric.Int64;

/**
 * Handlers of the i64 instructions: each reads its operands, writes its result and returns the next
 * position. Written out, without helpers, because HotSpot counts every bytecode that it inlines
 * into the dispatch loop.
 */
final class Int64Handlers {
    private Int64Handlers() {}

    static int i64Eqz(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.eqz(f.getLongStatic(c[pc + 2])) ? 1 : 0);
        return pc + 3;
    }

    static int i64Eq(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.eq(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64Ne(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.ne(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64LtS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.ltS(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64LtU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.ltU(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64GtS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.gtS(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64GtU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.gtU(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64LeS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.leS(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64LeU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.leU(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64GeS(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.geS(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64GeU(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(
                c[pc + 1],
                Int64.geU(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])) ? 1 : 0);
        return pc + 4;
    }

    static int i64Clz(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.clz(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64Ctz(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.ctz(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64Popcnt(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.popcnt(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64Add(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.add(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Sub(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.sub(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Mul(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.mul(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64DivS(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.divS(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64DivU(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.divU(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64RemS(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.remS(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64RemU(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.remU(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64And(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.and(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Or(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.or(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Xor(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.xor(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Shl(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.shl(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64ShrS(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.shrS(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64ShrU(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.shrU(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Rotl(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.rotl(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Rotr(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(
                c[pc + 1], Int64.rotr(f.getLongStatic(c[pc + 2]), f.getLongStatic(c[pc + 3])));
        return pc + 4;
    }

    static int i64Extend8S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.extend8S(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64Extend16S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.extend16S(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64Extend32S(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.extend32S(f.getLongStatic(c[pc + 2])));
        return pc + 3;
    }

    static int i64EqImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.eq(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64NeImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.ne(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64LtSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.ltS(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64LtUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.ltU(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64GtSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.gtS(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64GtUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.gtU(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64LeSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.leS(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64LeUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.leU(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64GeSImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.geS(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64GeUImm(VirtualFrame f, int[] c, int pc) {
        f.setIntStatic(c[pc + 1], Int64.geU(f.getLongStatic(c[pc + 2]), c[pc + 3]) ? 1 : 0);
        return pc + 4;
    }

    static int i64AddImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.add(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i64MulImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.mul(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i64AndImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.and(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i64OrImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.or(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i64XorImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.xor(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i64ShlImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.shl(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i64ShrSImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.shrS(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }

    static int i64ShrUImm(VirtualFrame f, int[] c, int pc) {
        f.setLongStatic(c[pc + 1], Int64.shrU(f.getLongStatic(c[pc + 2]), c[pc + 3]));
        return pc + 4;
    }
}
