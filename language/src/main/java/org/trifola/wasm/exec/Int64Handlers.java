// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.exec.Operands.long1;
import static org.trifola.wasm.exec.Operands.long2;
import static org.trifola.wasm.exec.Operands.set1;
import static org.trifola.wasm.exec.Operands.set2;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.trifola.wasm.numeric.Int64;

/** Handlers of the i64 instructions: each reads its operands, writes its result and returns the next position. */
final class Int64Handlers {
    private Int64Handlers() {}

    static int i64Eqz(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int64.eqz(long1(f, c, pc)));
    }

    static int i64Eq(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.eq(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Ne(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.ne(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64LtS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.ltS(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64LtU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.ltU(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64GtS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.gtS(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64GtU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.gtU(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64LeS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.leS(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64LeU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.leU(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64GeS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.geS(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64GeU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.geU(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Clz(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int64.clz(long1(f, c, pc)));
    }

    static int i64Ctz(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int64.ctz(long1(f, c, pc)));
    }

    static int i64Popcnt(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int64.popcnt(long1(f, c, pc)));
    }

    static int i64Add(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.add(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Sub(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.sub(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Mul(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.mul(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64DivS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.divS(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64DivU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.divU(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64RemS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.remS(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64RemU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.remU(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64And(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.and(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Or(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.or(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Xor(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.xor(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Shl(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.shl(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64ShrS(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.shrS(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64ShrU(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.shrU(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Rotl(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.rotl(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Rotr(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.rotr(long1(f, c, pc), long2(f, c, pc)));
    }

    static int i64Extend8S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int64.extend8S(long1(f, c, pc)));
    }

    static int i64Extend16S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int64.extend16S(long1(f, c, pc)));
    }

    static int i64Extend32S(VirtualFrame f, int[] c, int pc) {
        return set1(f, c, pc, Int64.extend32S(long1(f, c, pc)));
    }

    static int i64EqImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.eq(long1(f, c, pc), c[pc + 3]));
    }

    static int i64NeImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.ne(long1(f, c, pc), c[pc + 3]));
    }

    static int i64LtSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.ltS(long1(f, c, pc), c[pc + 3]));
    }

    static int i64LtUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.ltU(long1(f, c, pc), c[pc + 3]));
    }

    static int i64GtSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.gtS(long1(f, c, pc), c[pc + 3]));
    }

    static int i64GtUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.gtU(long1(f, c, pc), c[pc + 3]));
    }

    static int i64LeSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.leS(long1(f, c, pc), c[pc + 3]));
    }

    static int i64LeUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.leU(long1(f, c, pc), c[pc + 3]));
    }

    static int i64GeSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.geS(long1(f, c, pc), c[pc + 3]));
    }

    static int i64GeUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.geU(long1(f, c, pc), c[pc + 3]));
    }

    static int i64AddImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.add(long1(f, c, pc), c[pc + 3]));
    }

    static int i64MulImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.mul(long1(f, c, pc), c[pc + 3]));
    }

    static int i64AndImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.and(long1(f, c, pc), c[pc + 3]));
    }

    static int i64OrImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.or(long1(f, c, pc), c[pc + 3]));
    }

    static int i64XorImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.xor(long1(f, c, pc), c[pc + 3]));
    }

    static int i64ShlImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.shl(long1(f, c, pc), c[pc + 3]));
    }

    static int i64ShrSImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.shrS(long1(f, c, pc), c[pc + 3]));
    }

    static int i64ShrUImm(VirtualFrame f, int[] c, int pc) {
        return set2(f, c, pc, Int64.shrU(long1(f, c, pc), c[pc + 3]));
    }
}
