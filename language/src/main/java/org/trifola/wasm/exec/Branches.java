// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.numeric.Int32;
import org.trifola.wasm.numeric.Int64;

/** Conditions of the conditional branches: whether the branch is taken; targets of tables. */
final class Branches {
    private Branches() {}

    /** Where {@code br_table} goes for an index. */
    static int target(int[] c, int pc, int index) {
        int count = c[pc + 2];
        return c[pc + 3 + (Integer.compareUnsigned(index, count) < 0 ? index : count)];
    }

    static boolean onNull(VirtualFrame f, int[] c, int pc) {
        return f.getObjectStatic(c[pc + 1]) == null;
    }

    static boolean onNonNull(VirtualFrame f, int[] c, int pc) {
        return f.getObjectStatic(c[pc + 1]) != null;
    }

    static boolean i32Eq(VirtualFrame f, int[] c, int pc) {
        return Int32.eq(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32Ne(VirtualFrame f, int[] c, int pc) {
        return Int32.ne(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32LtS(VirtualFrame f, int[] c, int pc) {
        return Int32.ltS(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32LtU(VirtualFrame f, int[] c, int pc) {
        return Int32.ltU(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32GtS(VirtualFrame f, int[] c, int pc) {
        return Int32.gtS(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32GtU(VirtualFrame f, int[] c, int pc) {
        return Int32.gtU(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32LeS(VirtualFrame f, int[] c, int pc) {
        return Int32.leS(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32LeU(VirtualFrame f, int[] c, int pc) {
        return Int32.leU(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32GeS(VirtualFrame f, int[] c, int pc) {
        return Int32.geS(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i32GeU(VirtualFrame f, int[] c, int pc) {
        return Int32.geU(f.getIntStatic(c[pc + 1]), f.getIntStatic(c[pc + 2]));
    }

    static boolean i64Eq(VirtualFrame f, int[] c, int pc) {
        return Int64.eq(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64Ne(VirtualFrame f, int[] c, int pc) {
        return Int64.ne(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64LtS(VirtualFrame f, int[] c, int pc) {
        return Int64.ltS(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64LtU(VirtualFrame f, int[] c, int pc) {
        return Int64.ltU(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64GtS(VirtualFrame f, int[] c, int pc) {
        return Int64.gtS(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64GtU(VirtualFrame f, int[] c, int pc) {
        return Int64.gtU(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64LeS(VirtualFrame f, int[] c, int pc) {
        return Int64.leS(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64LeU(VirtualFrame f, int[] c, int pc) {
        return Int64.leU(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64GeS(VirtualFrame f, int[] c, int pc) {
        return Int64.geS(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i64GeU(VirtualFrame f, int[] c, int pc) {
        return Int64.geU(f.getLongStatic(c[pc + 1]), f.getLongStatic(c[pc + 2]));
    }

    static boolean i32EqImm(VirtualFrame f, int[] c, int pc) {
        return Int32.eq(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32NeImm(VirtualFrame f, int[] c, int pc) {
        return Int32.ne(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32LtSImm(VirtualFrame f, int[] c, int pc) {
        return Int32.ltS(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32LtUImm(VirtualFrame f, int[] c, int pc) {
        return Int32.ltU(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32GtSImm(VirtualFrame f, int[] c, int pc) {
        return Int32.gtS(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32GtUImm(VirtualFrame f, int[] c, int pc) {
        return Int32.gtU(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32LeSImm(VirtualFrame f, int[] c, int pc) {
        return Int32.leS(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32LeUImm(VirtualFrame f, int[] c, int pc) {
        return Int32.leU(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32GeSImm(VirtualFrame f, int[] c, int pc) {
        return Int32.geS(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i32GeUImm(VirtualFrame f, int[] c, int pc) {
        return Int32.geU(f.getIntStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64EqImm(VirtualFrame f, int[] c, int pc) {
        return Int64.eq(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64NeImm(VirtualFrame f, int[] c, int pc) {
        return Int64.ne(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64LtSImm(VirtualFrame f, int[] c, int pc) {
        return Int64.ltS(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64LtUImm(VirtualFrame f, int[] c, int pc) {
        return Int64.ltU(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64GtSImm(VirtualFrame f, int[] c, int pc) {
        return Int64.gtS(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64GtUImm(VirtualFrame f, int[] c, int pc) {
        return Int64.gtU(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64LeSImm(VirtualFrame f, int[] c, int pc) {
        return Int64.leS(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64LeUImm(VirtualFrame f, int[] c, int pc) {
        return Int64.leU(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64GeSImm(VirtualFrame f, int[] c, int pc) {
        return Int64.geS(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }

    static boolean i64GeUImm(VirtualFrame f, int[] c, int pc) {
        return Int64.geU(f.getLongStatic(c[pc + 1]), c[pc + 2]);
    }
}
