// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.numeric.Conversions;
import org.trifola.wasm.numeric.Int32;
import org.trifola.wasm.numeric.Int64;
import org.trifola.wasm.numeric.NumericTrap;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.Op;

/**
 * Numeric instructions that trap, for generated code: the trap is made where the instruction is, so
 * that it knows the functions on the stack.
 */
public final class TrappingNumerics {
    private TrappingNumerics() {}

    /** Whether an instruction is one of these. */
    static boolean contains(int op) {
        return op >= Op.I32_DIV_S && op <= Op.I32_REM_U
                || op >= Op.I64_DIV_S && op <= Op.I64_REM_U
                || op >= Op.I32_TRUNC_F32_S && op <= Op.I32_TRUNC_F64_U
                || op >= Op.I64_TRUNC_F32_S && op <= Op.I64_TRUNC_F64_U;
    }

    private static WasmTrap trap(NumericTrap reason) {
        return WasmTrap.of(reason.fault(), null);
    }

    /** {@code i32.div_s}. */
    public static int i32DivS(int a, int b) {
        try {
            return Int32.divS(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i32.div_u}. */
    public static int i32DivU(int a, int b) {
        try {
            return Int32.divU(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i32.rem_s}. */
    public static int i32RemS(int a, int b) {
        try {
            return Int32.remS(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i32.rem_u}. */
    public static int i32RemU(int a, int b) {
        try {
            return Int32.remU(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.div_s}. */
    public static long i64DivS(long a, long b) {
        try {
            return Int64.divS(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.div_u}. */
    public static long i64DivU(long a, long b) {
        try {
            return Int64.divU(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.rem_s}. */
    public static long i64RemS(long a, long b) {
        try {
            return Int64.remS(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.rem_u}. */
    public static long i64RemU(long a, long b) {
        try {
            return Int64.remU(a, b);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i32.trunc_f32_s}. */
    public static int i32TruncF32S(float a) {
        try {
            return Conversions.i32TruncF32S(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i32.trunc_f32_u}. */
    public static int i32TruncF32U(float a) {
        try {
            return Conversions.i32TruncF32U(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i32.trunc_f64_s}. */
    public static int i32TruncF64S(double a) {
        try {
            return Conversions.i32TruncF64S(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i32.trunc_f64_u}. */
    public static int i32TruncF64U(double a) {
        try {
            return Conversions.i32TruncF64U(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.trunc_f32_s}. */
    public static long i64TruncF32S(float a) {
        try {
            return Conversions.i64TruncF32S(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.trunc_f32_u}. */
    public static long i64TruncF32U(float a) {
        try {
            return Conversions.i64TruncF32U(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.trunc_f64_s}. */
    public static long i64TruncF64S(double a) {
        try {
            return Conversions.i64TruncF64S(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }

    /** {@code i64.trunc_f64_u}. */
    public static long i64TruncF64U(double a) {
        try {
            return Conversions.i64TruncF64U(a);
        } catch (NumericTrap e) {
            throw trap(e);
        }
    }
}
