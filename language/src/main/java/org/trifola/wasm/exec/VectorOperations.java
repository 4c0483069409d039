// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.numeric.Vectors.*;

import com.oracle.truffle.api.CompilerDirectives;

import org.trifola.wasm.numeric.FloatLanes;
import org.trifola.wasm.numeric.IntLanes;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.Op;

/**
 * Which function of {@code numeric} a vector instruction is. Most treat the halves of their
 * operands alike, and are chosen a half at a time.
 */
final class VectorOperations {
    private VectorOperations() {}

    /** An instruction {@code v:i} without lane. */
    static int test(int op, Vec128 a, long signs) {
        switch (op) {
            case Op.V128_ANY_TRUE:
                return anyTrue(a) ? 1 : 0;
            case Op.I8X16_BITMASK, Op.I16X8_BITMASK, Op.I32X4_BITMASK, Op.I64X2_BITMASK:
                return bitmask(a, signs);
            default:
                return allTrue(a, signs) ? 1 : 0;
        }
    }

    /** An instruction {@code vi:v} without lane. */
    static Vec128 shift(int op, Vec128 a, int count, long signs) {
        return new Vec128(shift(op, a.low, count, signs), shift(op, a.high, count, signs));
    }

    private static long shift(int op, long a, int count, long signs) {
        switch (op) {
            case Op.I8X16_SHL, Op.I16X8_SHL, Op.I32X4_SHL, Op.I64X2_SHL:
                return IntLanes.shl(a, count, signs);
            case Op.I8X16_SHR_S, Op.I16X8_SHR_S, Op.I32X4_SHR_S, Op.I64X2_SHR_S:
                return IntLanes.shrS(a, count, signs);
            default:
                return IntLanes.shrU(a, count, signs);
        }
    }

    /** An instruction {@code v:v}. */
    static Vec128 unary(int op, Vec128 a, long signs) {
        switch (op) {
            case Op.I16X8_EXTEND_LOW_I8X16_S,
            Op.I32X4_EXTEND_LOW_I16X8_S,
            Op.I64X2_EXTEND_LOW_I32X4_S:
                return extendS(a.low, signs);
            case Op.I16X8_EXTEND_HIGH_I8X16_S,
            Op.I32X4_EXTEND_HIGH_I16X8_S,
            Op.I64X2_EXTEND_HIGH_I32X4_S:
                return extendS(a.high, signs);
            case Op.I16X8_EXTEND_LOW_I8X16_U,
            Op.I32X4_EXTEND_LOW_I16X8_U,
            Op.I64X2_EXTEND_LOW_I32X4_U:
                return extendU(a.low, signs);
            case Op.I16X8_EXTEND_HIGH_I8X16_U,
            Op.I32X4_EXTEND_HIGH_I16X8_U,
            Op.I64X2_EXTEND_HIGH_I32X4_U:
                return extendU(a.high, signs);
            case Op.I32X4_TRUNC_SAT_F64X2_S_ZERO, Op.I32X4_RELAXED_TRUNC_F64X2_S_ZERO:
                return i32x4TruncSatF64x2SZero(a);
            case Op.I32X4_TRUNC_SAT_F64X2_U_ZERO, Op.I32X4_RELAXED_TRUNC_F64X2_U_ZERO:
                return i32x4TruncSatF64x2UZero(a);
            case Op.F32X4_DEMOTE_F64X2_ZERO:
                return f32x4DemoteF64x2Zero(a);
            case Op.F64X2_PROMOTE_LOW_F32X4:
                return f64x2PromoteLowF32x4(a);
            case Op.F64X2_CONVERT_LOW_I32X4_S:
                return f64x2ConvertLowI32x4S(a);
            case Op.F64X2_CONVERT_LOW_I32X4_U:
                return f64x2ConvertLowI32x4U(a);
            default:
                return new Vec128(unary(op, a.low, signs), unary(op, a.high, signs));
        }
    }

    private static long unary(int op, long a, long signs) {
        switch (op) {
            case Op.V128_NOT:
                return IntLanes.not(a);
            case Op.I8X16_ABS, Op.I16X8_ABS, Op.I32X4_ABS, Op.I64X2_ABS:
                return IntLanes.abs(a, signs);
            case Op.I8X16_NEG, Op.I16X8_NEG, Op.I32X4_NEG, Op.I64X2_NEG:
                return IntLanes.neg(a, signs);
            case Op.I8X16_POPCNT:
                return IntLanes.popcnt(a);
            case Op.I16X8_EXTADD_PAIRWISE_I8X16_S, Op.I32X4_EXTADD_PAIRWISE_I16X8_S:
                return IntLanes.extaddPairwiseS(a, signs);
            case Op.I16X8_EXTADD_PAIRWISE_I8X16_U, Op.I32X4_EXTADD_PAIRWISE_I16X8_U:
                return IntLanes.extaddPairwiseU(a, signs);
            case Op.F32X4_ABS, Op.F64X2_ABS:
                return FloatLanes.abs(a, signs);
            case Op.F32X4_NEG, Op.F64X2_NEG:
                return FloatLanes.neg(a, signs);
            case Op.F32X4_SQRT, Op.F64X2_SQRT:
                return FloatLanes.sqrt(a, signs);
            case Op.F32X4_CEIL, Op.F64X2_CEIL:
                return FloatLanes.ceil(a, signs);
            case Op.F32X4_FLOOR, Op.F64X2_FLOOR:
                return FloatLanes.floor(a, signs);
            case Op.F32X4_TRUNC, Op.F64X2_TRUNC:
                return FloatLanes.trunc(a, signs);
            case Op.F32X4_NEAREST, Op.F64X2_NEAREST:
                return FloatLanes.nearest(a, signs);
            case Op.I32X4_TRUNC_SAT_F32X4_S, Op.I32X4_RELAXED_TRUNC_F32X4_S:
                return FloatLanes.i32x4TruncSatF32x4S(a);
            case Op.I32X4_TRUNC_SAT_F32X4_U, Op.I32X4_RELAXED_TRUNC_F32X4_U:
                return FloatLanes.i32x4TruncSatF32x4U(a);
            case Op.F32X4_CONVERT_I32X4_S:
                return FloatLanes.f32x4ConvertI32x4S(a);
            case Op.F32X4_CONVERT_I32X4_U:
                return FloatLanes.f32x4ConvertI32x4U(a);
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }

    /** An instruction {@code vv:v} without immediates. */
    static Vec128 binary(int op, Vec128 a, Vec128 b, long signs) {
        switch (op) {
            case Op.I8X16_SWIZZLE, Op.I8X16_RELAXED_SWIZZLE:
                return i8x16Swizzle(a, b);
            case Op.I8X16_NARROW_I16X8_S, Op.I16X8_NARROW_I32X4_S:
                return narrowS(a, b, signs);
            case Op.I8X16_NARROW_I16X8_U, Op.I16X8_NARROW_I32X4_U:
                return narrowU(a, b, signs);
            case Op.I16X8_EXTMUL_LOW_I8X16_S,
            Op.I32X4_EXTMUL_LOW_I16X8_S,
            Op.I64X2_EXTMUL_LOW_I32X4_S:
                return extmulS(a.low, b.low, signs);
            case Op.I16X8_EXTMUL_HIGH_I8X16_S,
            Op.I32X4_EXTMUL_HIGH_I16X8_S,
            Op.I64X2_EXTMUL_HIGH_I32X4_S:
                return extmulS(a.high, b.high, signs);
            case Op.I16X8_EXTMUL_LOW_I8X16_U,
            Op.I32X4_EXTMUL_LOW_I16X8_U,
            Op.I64X2_EXTMUL_LOW_I32X4_U:
                return extmulU(a.low, b.low, signs);
            case Op.I16X8_EXTMUL_HIGH_I8X16_U,
            Op.I32X4_EXTMUL_HIGH_I16X8_U,
            Op.I64X2_EXTMUL_HIGH_I32X4_U:
                return extmulU(a.high, b.high, signs);
            default:
                return new Vec128(
                        binary(op, a.low, b.low, signs), binary(op, a.high, b.high, signs));
        }
    }

    private static long binary(int op, long a, long b, long signs) {
        switch (op) {
            case Op.V128_AND:
                return IntLanes.and(a, b);
            case Op.V128_ANDNOT:
                return IntLanes.andnot(a, b);
            case Op.V128_OR:
                return IntLanes.or(a, b);
            case Op.V128_XOR:
                return IntLanes.xor(a, b);
            case Op.I8X16_ADD, Op.I16X8_ADD, Op.I32X4_ADD, Op.I64X2_ADD:
                return IntLanes.add(a, b, signs);
            case Op.I8X16_SUB, Op.I16X8_SUB, Op.I32X4_SUB, Op.I64X2_SUB:
                return IntLanes.sub(a, b, signs);
            case Op.I16X8_MUL, Op.I32X4_MUL, Op.I64X2_MUL:
                return IntLanes.mul(a, b, signs);
            case Op.I8X16_ADD_SAT_S, Op.I16X8_ADD_SAT_S:
                return IntLanes.addSatS(a, b, signs);
            case Op.I8X16_ADD_SAT_U, Op.I16X8_ADD_SAT_U:
                return IntLanes.addSatU(a, b, signs);
            case Op.I8X16_SUB_SAT_S, Op.I16X8_SUB_SAT_S:
                return IntLanes.subSatS(a, b, signs);
            case Op.I8X16_SUB_SAT_U, Op.I16X8_SUB_SAT_U:
                return IntLanes.subSatU(a, b, signs);
            case Op.I8X16_MIN_S, Op.I16X8_MIN_S, Op.I32X4_MIN_S:
                return IntLanes.minS(a, b, signs);
            case Op.I8X16_MIN_U, Op.I16X8_MIN_U, Op.I32X4_MIN_U:
                return IntLanes.minU(a, b, signs);
            case Op.I8X16_MAX_S, Op.I16X8_MAX_S, Op.I32X4_MAX_S:
                return IntLanes.maxS(a, b, signs);
            case Op.I8X16_MAX_U, Op.I16X8_MAX_U, Op.I32X4_MAX_U:
                return IntLanes.maxU(a, b, signs);
            case Op.I8X16_AVGR_U, Op.I16X8_AVGR_U:
                return IntLanes.avgrU(a, b, signs);
            case Op.I16X8_Q15MULR_SAT_S, Op.I16X8_RELAXED_Q15MULR_S:
                return IntLanes.q15mulrSatS(a, b);
            case Op.I32X4_DOT_I16X8_S:
                return IntLanes.dotS(a, b, signs);
            case Op.I16X8_RELAXED_DOT_I8X16_I7X16_S:
                return IntLanes.relaxedDotS(a, b, signs);
            case Op.F32X4_ADD, Op.F64X2_ADD:
                return FloatLanes.add(a, b, signs);
            case Op.F32X4_SUB, Op.F64X2_SUB:
                return FloatLanes.sub(a, b, signs);
            case Op.F32X4_MUL, Op.F64X2_MUL:
                return FloatLanes.mul(a, b, signs);
            case Op.F32X4_DIV, Op.F64X2_DIV:
                return FloatLanes.div(a, b, signs);
            case Op.F32X4_MIN, Op.F64X2_MIN, Op.F32X4_RELAXED_MIN, Op.F64X2_RELAXED_MIN:
                return FloatLanes.min(a, b, signs);
            case Op.F32X4_MAX, Op.F64X2_MAX, Op.F32X4_RELAXED_MAX, Op.F64X2_RELAXED_MAX:
                return FloatLanes.max(a, b, signs);
            case Op.F32X4_PMIN, Op.F64X2_PMIN:
                return FloatLanes.pmin(a, b, signs);
            case Op.F32X4_PMAX, Op.F64X2_PMAX:
                return FloatLanes.pmax(a, b, signs);
            default:
                return compare(op, a, b, signs);
        }
    }

    private static long compare(int op, long a, long b, long signs) {
        switch (op) {
            case Op.I8X16_EQ, Op.I16X8_EQ, Op.I32X4_EQ, Op.I64X2_EQ:
                return IntLanes.eq(a, b, signs);
            case Op.I8X16_NE, Op.I16X8_NE, Op.I32X4_NE, Op.I64X2_NE:
                return IntLanes.ne(a, b, signs);
            case Op.I8X16_LT_S, Op.I16X8_LT_S, Op.I32X4_LT_S, Op.I64X2_LT_S:
                return IntLanes.ltS(a, b, signs);
            case Op.I8X16_LT_U, Op.I16X8_LT_U, Op.I32X4_LT_U:
                return IntLanes.ltU(a, b, signs);
            case Op.I8X16_GT_S, Op.I16X8_GT_S, Op.I32X4_GT_S, Op.I64X2_GT_S:
                return IntLanes.ltS(b, a, signs);
            case Op.I8X16_GT_U, Op.I16X8_GT_U, Op.I32X4_GT_U:
                return IntLanes.ltU(b, a, signs);
            case Op.I8X16_LE_S, Op.I16X8_LE_S, Op.I32X4_LE_S, Op.I64X2_LE_S:
                return ~IntLanes.ltS(b, a, signs);
            case Op.I8X16_LE_U, Op.I16X8_LE_U, Op.I32X4_LE_U:
                return ~IntLanes.ltU(b, a, signs);
            case Op.I8X16_GE_S, Op.I16X8_GE_S, Op.I32X4_GE_S, Op.I64X2_GE_S:
                return ~IntLanes.ltS(a, b, signs);
            case Op.I8X16_GE_U, Op.I16X8_GE_U, Op.I32X4_GE_U:
                return ~IntLanes.ltU(a, b, signs);
            case Op.F32X4_EQ, Op.F64X2_EQ:
                return FloatLanes.eq(a, b, signs);
            case Op.F32X4_NE, Op.F64X2_NE:
                return ~FloatLanes.eq(a, b, signs);
            case Op.F32X4_LT, Op.F64X2_LT:
                return FloatLanes.lt(a, b, signs);
            case Op.F32X4_GT, Op.F64X2_GT:
                return FloatLanes.lt(b, a, signs);
            case Op.F32X4_LE, Op.F64X2_LE:
                return FloatLanes.le(a, b, signs);
            case Op.F32X4_GE, Op.F64X2_GE:
                return FloatLanes.le(b, a, signs);
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }

    /** An instruction {@code vvv:v}. */
    static Vec128 ternary(int op, Vec128 a, Vec128 b, Vec128 c, long signs) {
        return new Vec128(
                ternary(op, a.low, b.low, c.low, signs),
                ternary(op, a.high, b.high, c.high, signs));
    }

    /** A relaxed selection of lanes looks at every bit, too. */
    private static long ternary(int op, long a, long b, long c, long signs) {
        switch (op) {
            case Op.V128_BITSELECT,
            Op.I8X16_RELAXED_LANESELECT,
            Op.I16X8_RELAXED_LANESELECT,
            Op.I32X4_RELAXED_LANESELECT,
            Op.I64X2_RELAXED_LANESELECT:
                return IntLanes.bitselect(a, b, c);
            case Op.F32X4_RELAXED_MADD, Op.F64X2_RELAXED_MADD:
                return FloatLanes.relaxedMadd(a, b, c, signs);
            case Op.F32X4_RELAXED_NMADD, Op.F64X2_RELAXED_NMADD:
                return FloatLanes.relaxedNmadd(a, b, c, signs);
            case Op.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S:
                return IntLanes.relaxedDotAddS(a, b, c, signs);
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }
}
