// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.Op;

/**
 * What an atomic instruction does, in one {@code int}: the width of its access, the type of its
 * operands, and the operation. The instruction table orders them by operation, and within it by
 * type and width, so that all is computed.
 */
public final class AtomicAccess {
    private AtomicAccess() {}

    /** Adds. */
    public static final int ADD = 0;

    /** Subtracts. */
    public static final int SUB = 1;

    /** Bitwise conjunction. */
    public static final int AND = 2;

    /** Bitwise disjunction. */
    public static final int OR = 3;

    /** Bitwise exclusive disjunction. */
    public static final int XOR = 4;

    /** Puts the operand there. */
    public static final int EXCHANGE = 5;

    /** Instructions of one operation in the table. */
    private static final int VARIANTS = Op.I32_ATOMIC_RMW_SUB - Op.I32_ATOMIC_RMW_ADD;

    private static final int LONG = 1 << 2;
    private static final int WIDTH = LONG - 1;
    private static final int OPERATION_SHIFT = 3;

    /** Packs what an instruction does. */
    static int of(int op) {
        String signature = Op.SIGNATURES[Op.SIGNATURE[op]];
        boolean isLong = signature.indexOf('l') >= 0 && op != Op.MEMORY_ATOMIC_WAIT32;
        boolean update = op >= Op.I32_ATOMIC_RMW_ADD && op < Op.I32_ATOMIC_RMW_CMPXCHG;
        int operation = update ? (op - Op.I32_ATOMIC_RMW_ADD) / VARIANTS : 0;
        return operation << OPERATION_SHIFT | (isLong ? LONG : 0) | Op.WIDTH_LOG2[op];
    }

    /** Binary logarithm of the number of bytes that are accessed. */
    public static int widthLog2(int access) {
        return access & WIDTH;
    }

    /** Whether operands and result are {@code i64}. */
    public static boolean isLong(int access) {
        return (access & LONG) != 0;
    }

    /** The operation of a read-modify-write instruction but {@code cmpxchg}. */
    public static int operation(int access) {
        return access >> OPERATION_SHIFT;
    }

    /** What an operation makes of the old value and its operand; high bits are garbage. */
    public static long apply(int operation, long old, long operand) {
        switch (operation) {
            case ADD:
                return old + operand;
            case SUB:
                return old - operand;
            case AND:
                return old & operand;
            case OR:
                return old | operand;
            case XOR:
                return old ^ operand;
            default:
                return operand;
        }
    }
}
