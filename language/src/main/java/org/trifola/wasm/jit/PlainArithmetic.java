// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.DOUBLES;
import static org.trifola.wasm.jit.VectorShapes.FLOATS;
import static org.trifola.wasm.jit.VectorShapes.INTS;
import static org.trifola.wasm.jit.VectorShapes.LONGS;

import org.trifola.wasm.numeric.IntLanes;
import org.trifola.wasm.syntax.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * What {@link PlainVectors} computes: the lanes of the result are left on the JVM's stack. The
 * operands are in the shape that the instruction takes.
 */
final class PlainArithmetic {
    private static final ClassDesc LANES = Descriptors.of(VectorLanes.class);
    private static final ClassDesc INT_LANES = Descriptors.of(IntLanes.class);

    private final CodeBuilder out;
    private final VectorSlots slots;

    PlainArithmetic(CodeBuilder out, VectorSlots slots) {
        this.out = out;
        this.slots = slots;
    }

    private void call(ClassDesc owner, String name, String type) {
        out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(type));
    }

    private void load(int slot, int shape, int lane) {
        slots.load(slot, shape, lane);
    }

    /** An instruction without immediates. */
    void compute(int op, int[] from, int shape, int result) {
        switch (op) {
            case Op.V128_NOT,
                    Op.V128_AND,
                    Op.V128_ANDNOT,
                    Op.V128_OR,
                    Op.V128_XOR,
                    Op.V128_BITSELECT,
                    Op.I8X16_RELAXED_LANESELECT,
                    Op.I16X8_RELAXED_LANESELECT,
                    Op.I32X4_RELAXED_LANESELECT,
                    Op.I64X2_RELAXED_LANESELECT ->
                    bits(op, from, shape);
            case Op.I8X16_ADD, Op.I16X8_ADD -> narrowSum(op, from, true);
            case Op.I8X16_SUB, Op.I16X8_SUB -> narrowSum(op, from, false);
            case Op.I8X16_SWIZZLE, Op.I8X16_RELAXED_SWIZZLE -> swizzle(from[0], from[1]);
            default -> {
                PlainLane lane = PlainLane.of(op);
                if (lane.isWise()) {
                    for (int i = 0; i < VectorSlots.lanes(result); i++) {
                        lane.emit(out, slots, from, i);
                    }
                } else {
                    across(op, from);
                }
            }
        }
    }

    // Bits.

    private void bits(int op, int[] from, int shape) {
        boolean ints = shape == INTS;
        for (int i = 0; i < VectorSlots.lanes(shape); i++) {
            load(from[0], shape, i);
            if (from.length > 1) {
                load(from[1], shape, i);
            }
            switch (op) {
                case Op.V128_NOT -> not(ints);
                case Op.V128_AND -> and(ints);
                case Op.V128_ANDNOT -> {
                    not(ints);
                    and(ints);
                }
                case Op.V128_OR -> or(ints);
                case Op.V128_XOR -> xor(ints);
                default -> {
                    xor(ints);
                    load(from[2], shape, i);
                    and(ints);
                    load(from[1], shape, i);
                    xor(ints);
                }
            }
        }
    }

    private void not(boolean ints) {
        if (ints) {
            out.iconst_m1().ixor();
        } else {
            out.loadConstant(-1L).lxor();
        }
    }

    private void and(boolean ints) {
        if (ints) {
            out.iand();
        } else {
            out.land();
        }
    }

    private void or(boolean ints) {
        if (ints) {
            out.ior();
        } else {
            out.lor();
        }
    }

    private void xor(boolean ints) {
        if (ints) {
            out.ixor();
        } else {
            out.lxor();
        }
    }

    // Narrow lanes, several in a variable.

    /** As {@link IntLanes#add} and {@link IntLanes#sub}, written out. */
    private void narrowSum(int op, int[] from, boolean add) {
        long signs = PlainVectors.signs(op);
        for (int i = 0; i < 2; i++) {
            load(from[0], LONGS, i);
            if (add) {
                out.loadConstant(~signs).land();
            } else {
                out.loadConstant(signs).lor();
            }
            load(from[1], LONGS, i);
            out.loadConstant(~signs).land();
            if (add) {
                out.ladd();
            } else {
                out.lsub();
            }
            load(from[0], LONGS, i);
            load(from[1], LONGS, i);
            out.lxor();
            if (!add) {
                out.loadConstant(-1L).lxor();
            }
            out.loadConstant(signs).land().lxor();
        }
    }

    private void swizzle(int from, int indices) {
        for (int i = 0; i < 2; i++) {
            load(from, LONGS, 0);
            load(from, LONGS, 1);
            load(indices, LONGS, i);
            call(INT_LANES, "swizzle", "(JJJ)J");
        }
    }

    /** Shifts the lane on the stack by a constant. */
    void shift(int op, int count) {
        int bits = Op.LANE_BITS[op];
        long signs = PlainVectors.signs(op);
        int n = count & bits - 1;
        long ones = signs >>> bits - 1;
        out.loadConstant(n);
        switch (op) {
            case Op.I8X16_SHL, Op.I16X8_SHL ->
                    out.lshl().loadConstant(~((ones << n) - ones)).land();
            case Op.I8X16_SHR_U, Op.I16X8_SHR_U ->
                    out.lushr().loadConstant((signs >>> n << 1) - ones).land();
            default -> shift(op);
        }
    }

    /** Shifts the lane below the top of the stack by that. */
    void shift(int op) {
        switch (op) {
            case Op.I32X4_SHL -> out.ishl();
            case Op.I32X4_SHR_S -> out.ishr();
            case Op.I32X4_SHR_U -> out.iushr();
            case Op.I64X2_SHL -> out.lshl();
            case Op.I64X2_SHR_S -> out.lshr();
            case Op.I64X2_SHR_U -> out.lushr();
            default -> {
                out.loadConstant(PlainVectors.signs(op));
                boolean left = op == Op.I8X16_SHL || op == Op.I16X8_SHL;
                boolean signed = op == Op.I8X16_SHR_S || op == Op.I16X8_SHR_S;
                call(INT_LANES, left ? "shl" : signed ? "shrS" : "shrU", "(JIJ)J");
            }
        }
    }

    /** {@code any_true}, {@code all_true}, {@code bitmask}. */
    void test(int op, int slot, int shape) {
        switch (op) {
            case Op.V128_ANY_TRUE -> testAll(slot, shape, "anyTrue", "Z");
            case Op.I32X4_ALL_TRUE, Op.I64X2_ALL_TRUE -> testAll(slot, shape, "allTrue", "Z");
            case Op.I32X4_BITMASK, Op.I64X2_BITMASK -> testAll(slot, shape, "bitmask", "I");
            case Op.I8X16_BITMASK, Op.I16X8_BITMASK -> {
                testHalf(op, slot, 0, "bitmask", "(JJ)I");
                testHalf(op, slot, 1, "bitmask", "(JJ)I");
                out.loadConstant(Long.SIZE / Op.LANE_BITS[op]).ishl().ior();
            }
            default -> {
                testHalf(op, slot, 0, "allTrue", "(JJ)Z");
                testHalf(op, slot, 1, "allTrue", "(JJ)Z");
                out.iand();
            }
        }
    }

    private void testAll(int slot, int shape, String name, String result) {
        for (int i = 0; i < VectorSlots.lanes(shape); i++) {
            load(slot, shape, i);
        }
        call(LANES, name, (shape == INTS ? "(IIII)" : "(JJ)") + result);
    }

    private void testHalf(int op, int slot, int half, String name, String type) {
        load(slot, LONGS, half);
        out.loadConstant(PlainVectors.signs(op));
        call(INT_LANES, name, type);
    }

    // Between lanes.

    private void across(int op, int[] from) {
        String text = VectorMethods.mnemonic(op);
        boolean high = text.contains("_high");
        boolean signed = text.endsWith("_s") || text.endsWith("_s_zero");
        if (text.contains("ext")) {
            widen(op, text, from, high, signed);
        } else if (text.contains("narrow")) {
            narrow(op, from, signed);
        } else if (op == Op.F32X4_DEMOTE_F64X2_ZERO) {
            load(from[0], DOUBLES, 0);
            out.d2f();
            load(from[0], DOUBLES, 1);
            out.d2f().fconst_0().fconst_0();
        } else if (op == Op.F64X2_PROMOTE_LOW_F32X4) {
            for (int i = 0; i < 2; i++) {
                load(from[0], FLOATS, i);
                PlainLane.convert(out, "f64PromoteF32", "(F)D");
            }
        } else if (op == Op.F64X2_CONVERT_LOW_I32X4_S || op == Op.F64X2_CONVERT_LOW_I32X4_U) {
            for (int i = 0; i < 2; i++) {
                load(from[0], INTS, i);
                PlainLane.convert(out, signed ? "f64ConvertI32S" : "f64ConvertI32U", "(I)D");
            }
        } else {
            for (int i = 0; i < 2; i++) {
                load(from[0], DOUBLES, i);
                PlainLane.convert(out, signed ? "i32TruncSatF64S" : "i32TruncSatF64U", "(D)I");
            }
            out.iconst_0().iconst_0();
        }
    }

    /** {@code extend} and {@code extmul}: the result has half as many lanes. */
    private void widen(int op, String text, int[] from, boolean high, boolean signed) {
        int bits = Op.LANE_BITS[op];
        for (int i = 0; i < (bits == Integer.SIZE ? 4 : 2); i++) {
            for (int slot : from) {
                if (bits == Long.SIZE) {
                    load(slot, INTS, high ? i + 2 : i);
                    if (from.length == 1) {
                        out.i2l();
                        if (!signed) {
                            out.loadConstant(0xFFFF_FFFFL).land();
                        }
                    }
                } else {
                    load(slot, LONGS, high ? 1 : 0);
                    int at = bits == Short.SIZE ? i * Integer.SIZE : i * Short.SIZE;
                    if (at > 0) {
                        out.loadConstant(at).lushr();
                    }
                    if (bits == Integer.SIZE) {
                        out.l2i();
                        if (signed) {
                            out.i2s();
                        } else {
                            out.i2c();
                        }
                    }
                }
            }
            if (bits == Short.SIZE) {
                boolean product = from.length > 1;
                String name = product ? "extmul" : "extend";
                out.loadConstant(PlainVectors.signs(op));
                call(INT_LANES, name + (signed ? "S" : "U"), product ? "(JJJ)J" : "(JJ)J");
            } else if (from.length > 1 && bits == Integer.SIZE) {
                out.imul();
            } else if (from.length > 1) {
                call(LANES, signed ? "mulS" : "mulU", "(II)J");
            }
        }
    }

    private void narrow(int op, int[] from, boolean signed) {
        boolean toBytes = Op.LANE_BITS[op] == Byte.SIZE;
        for (int slot : from) {
            for (int i = 0; i < (toBytes ? 2 : 4); i++) {
                load(slot, toBytes ? LONGS : INTS, i);
            }
            String name = signed ? "narrowS" : "narrowU";
            if (toBytes) {
                out.loadConstant(IntLanes.SIGNS_8);
                call(INT_LANES, name, "(JJJ)J");
            } else {
                call(LANES, name, "(IIII)J");
            }
        }
    }

    // Shuffles of bytes: bytes that move together, from one half and by one distance, are one term.

    void shuffle(int pc, int[] code, int a, int b) {
        for (int half = 0; half < 2; half++) {
            int done = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                if ((done >> i & 1) == 0) {
                    int together = term(pc, code, half, i);
                    int index = Shuffle.index(code, pc, half * Long.BYTES + i);
                    int distance = index % Long.BYTES - i;
                    load(index < 16 ? a : b, LONGS, index / Long.BYTES % 2);
                    move(distance * Byte.SIZE, mask(together));
                    if (done != 0) {
                        out.lor();
                    }
                    done |= together;
                }
            }
        }
    }

    /** The bytes of a half of the result that come the same way as one of them, a bit each. */
    private static int term(int pc, int[] code, int half, int first) {
        int index = Shuffle.index(code, pc, half * Long.BYTES + first);
        int together = 0;
        for (int i = first; i < Long.BYTES; i++) {
            int other = Shuffle.index(code, pc, half * Long.BYTES + i);
            if (other / Long.BYTES == index / Long.BYTES && other - i == index - first) {
                together |= 1 << i;
            }
        }
        return together;
    }

    /** All bits of the bytes whose bit is set. */
    private static long mask(int bytes) {
        long mask = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            mask |= (bytes >> i & 1) * 0xFFL << i * Byte.SIZE;
        }
        return mask;
    }

    /** Shifts the long on the stack to the right, or to the left, and masks it. */
    private void move(int distance, long mask) {
        long left = -1L;
        if (distance > 0) {
            out.loadConstant(distance).lushr();
            left >>>= distance;
        } else if (distance < 0) {
            out.loadConstant(-distance).lshl();
            left <<= -distance;
        }
        if (mask != left) {
            out.loadConstant(mask).land();
        }
    }
}
