// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.BYTES;
import static org.trifola.wasm.jit.VectorShapes.DOUBLES;
import static org.trifola.wasm.jit.VectorShapes.FLOATS;
import static org.trifola.wasm.jit.VectorShapes.INTS;
import static org.trifola.wasm.jit.VectorShapes.LONGS;
import static org.trifola.wasm.jit.VectorShapes.NONE;
import static org.trifola.wasm.jit.VectorShapes.SHORTS;

import org.trifola.wasm.syntax.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/** What {@link WideVectors} computes: the result is left on the JVM's stack. */
final class WideArithmetic {
    private final CodeBuilder out;
    private final Wide wide;
    private final WideSlots slots;

    WideArithmetic(CodeBuilder out, Wide wide, WideSlots slots) {
        this.out = out;
        this.wide = wide;
        this.slots = slots;
    }

    /**
     * An instruction without immediates.
     *
     * @return the shape of the result, or {@link VectorShapes#NONE} if nothing was written
     */
    int compute(int op, int[] from, int wanted) {
        String text = VectorMethods.mnemonic(op);
        int shape = WideShapes.shape(text);
        String base = text.substring(text.indexOf('.') + 1).replace("relaxed_", "");
        if (shape == NONE) {
            shape = WideShapes.integers(wanted);
            bits(base, from, shape);
            return shape;
        }
        if (base.startsWith("extend") || base.startsWith("extmul")) {
            extend(base, from, shape);
            return shape;
        }
        if (isPair(shape) && needsMask(base)) {
            return lanes(op, from);
        }
        if (PlainLane.isComparison(base)) {
            compare(base, from, shape);
            return WideVectors.isFloating(shape) ? WideShapes.integers(shape) : shape;
        }
        return switch (base) {
            case "add", "sub", "mul", "div", "min_s", "max_s", "min_u", "max_u" ->
                    operate(operator(base), from, shape);
            case "add_sat_s", "add_sat_u", "sub_sat_s", "sub_sat_u" ->
                    operate(operator(base), from, shape);
            case "abs", "neg", "sqrt" -> {
                slots.load(from[0], shape);
                wide.unary(shape, base.toUpperCase(Locale.ROOT));
                yield shape;
            }
            case "popcnt" -> {
                slots.load(from[0], shape);
                wide.unary(shape, "BIT_COUNT");
                yield shape;
            }
            case "min", "max" -> extreme(base, from, shape);
            case "pmin", "pmax" -> chosen(base, from, shape);
            case "madd", "nmadd" -> fused(base, from, shape);
            case "avgr_u" -> average(from, shape);
            case "swizzle" -> swizzle(from);
            case "narrow_i16x8_s", "narrow_i16x8_u", "narrow_i32x4_s", "narrow_i32x4_u" ->
                    narrow(base, from, shape);
            case "dot_i16x8_s" -> dot(from);
            case "extadd_pairwise_i8x16_s",
                    "extadd_pairwise_i8x16_u",
                    "extadd_pairwise_i16x8_s",
                    "extadd_pairwise_i16x8_u" ->
                    pairs(base.endsWith("_s"), from, shape);
            case "trunc_sat_f32x4_s", "trunc_f32x4_s" -> convert(from, FLOATS, INTS, "F2I");
            case "convert_i32x4_s" -> convert(from, INTS, FLOATS, "I2F");
            default -> lanes(op, from);
        };
    }

    /** C2 has no masks of two lanes. */
    private static boolean isPair(int shape) {
        return shape == LONGS || shape == DOUBLES;
    }

    private static boolean needsMask(String base) {
        return PlainLane.isComparison(base)
                || switch (base) {
                    case "min", "max", "pmin", "pmax" -> true;
                    default -> false;
                };
    }

    /** One lane after the other, as in {@link PlainVectors}, if it can be done so. */
    private int lanes(int op, int[] from) {
        PlainLane lane = PlainLane.of(op);
        int shape = PlainShapes.resultOf(op);
        if (!lane.isWise()) {
            return NONE;
        }
        wide.speciesOf(shape);
        lane.emit(out, slots, from, 0);
        wide.broadcast(shape);
        for (int i = 1; i < VectorSlots.lanes(shape); i++) {
            out.loadConstant(i);
            lane.emit(out, slots, from, i);
            wide.withLane(shape);
        }
        return shape;
    }

    private static String operator(String base) {
        return switch (base) {
            case "min_s" -> "MIN";
            case "max_s" -> "MAX";
            case "min_u" -> "UMIN";
            case "max_u" -> "UMAX";
            case "add_sat_s" -> "SADD";
            case "add_sat_u" -> "SUADD";
            case "sub_sat_s" -> "SSUB";
            case "sub_sat_u" -> "SUSUB";
            default -> base.toUpperCase(Locale.ROOT);
        };
    }

    private int operate(String operator, int[] from, int shape) {
        slots.load(from[0], shape);
        operate(operator, from[1], shape);
        return shape;
    }

    /** The vector on the stack and one of a slot. */
    private void operate(String operator, int slot, int shape) {
        wide.operator(operator);
        slots.load(slot, shape);
        wide.binary(shape);
    }

    private void bits(String base, int[] from, int shape) {
        slots.load(from[0], shape);
        switch (base) {
            case "not" -> wide.unary(shape, "NOT");
            case "and" -> operate("AND", from[1], shape);
            case "andnot" -> operate("AND_NOT", from[1], shape);
            case "or" -> operate("OR", from[1], shape);
            case "xor" -> operate("XOR", from[1], shape);
            default -> {
                operate("XOR", from[1], shape);
                operate("AND", from[2], shape);
                operate("XOR", from[1], shape);
            }
        }
    }

    // Comparisons.

    private void mask(String operator, int a, int b, int shape) {
        slots.load(a, shape);
        wide.comparison(operator);
        slots.load(b, shape);
        wide.compare(shape);
    }

    private void compare(String base, int[] from, int shape) {
        boolean unsigned = base.endsWith("_u");
        String name = base.substring(0, 2).toUpperCase(Locale.ROOT);
        mask(unsigned ? "U" + name : name, from[0], from[1], shape);
        wide.toVector(shape);
    }

    /** The second vector where it is beyond the first one, else the first. */
    private int chosen(String base, int[] from, int shape) {
        slots.load(from[0], shape);
        slots.load(from[1], shape);
        if (base.equals("pmin")) {
            mask("LT", from[1], from[0], shape);
        } else {
            mask("LT", from[0], from[1], shape);
        }
        wide.blend(shape);
        return shape;
    }

    /** As Java's, but the sum of the operands where one of them is no number. */
    private int extreme(String base, int[] from, int shape) {
        operate(operator(base), from, shape);
        operate("ADD", from, shape);
        mask("EQ", from[0], from[0], shape);
        mask("EQ", from[1], from[1], shape);
        wide.bothNot();
        wide.blend(shape);
        return shape;
    }

    private int fused(String base, int[] from, int shape) {
        slots.load(from[0], shape);
        if (base.equals("nmadd")) {
            wide.unary(shape, "NEG");
        }
        operate("MUL", from[1], shape);
        operate("ADD", from[2], shape);
        return shape;
    }

    /** {@code any_true}, {@code all_true}, {@code bitmask}. */
    void test(int op, int slot) {
        String text = VectorMethods.mnemonic(op);
        int shape = WideShapes.shape(text);
        if (op == Op.V128_ANY_TRUE) {
            slots.load(slot, INTS);
            wide.compareZero(INTS, "NE");
            wide.anyTrue();
            return;
        }
        if (shape == LONGS) {
            boolean mask = op == Op.I64X2_BITMASK;
            slots.load(slot, LONGS, 0);
            slots.load(slot, LONGS, 1);
            out.invokestatic(
                    Descriptors.of(VectorLanes.class),
                    mask ? "bitmask" : "allTrue",
                    MethodTypeDesc.ofDescriptor(mask ? "(JJ)I" : "(JJ)Z"));
            return;
        }
        slots.load(slot, shape);
        if (text.endsWith("bitmask")) {
            wide.compareZero(shape, "LT");
            wide.bits();
        } else {
            wide.compareZero(shape, "EQ");
            wide.anyTrue();
            out.iconst_1().ixor();
        }
    }

    // Between lanes.

    /** {@code (a | b) - ((a ^ b) >>> 1)}. */
    private int average(int[] from, int shape) {
        operate("OR", from, shape);
        wide.operator("SUB");
        operate("XOR", from, shape);
        wide.shift(shape, "LSHR", 1);
        wide.binary(shape);
        return shape;
    }

    private int swizzle(int[] from) {
        slots.load(from[1], BYTES);
        slots.load(from[0], BYTES);
        wide.selectFrom();
        wide.constant(BYTES, 0, 0);
        slots.load(from[1], BYTES);
        wide.comparison("UGT");
        wide.constant(BYTES, 0x0F0F_0F0F_0F0F_0F0FL, 0x0F0F_0F0F_0F0F_0F0FL);
        wide.compare(BYTES);
        wide.blend(BYTES);
        return BYTES;
    }

    /** Has each lane twice beside itself, then shifts it down in the wider lane. */
    private void extend(int slot, boolean high, boolean signed, int shape) {
        slots.load(slot, BYTES);
        extendBytes(wide, high, signed, shape);
    }

    /** The same for the vector of bytes on the stack; the result is on the stack. */
    static void extendBytes(Wide wide, boolean high, boolean signed, int shape) {
        int width = shape == SHORTS ? 1 : shape == INTS ? 2 : 4;
        long[] halves = new long[2];
        for (int i = 0; i < 16; i++) {
            long index = (high ? 8 : 0) + i / (2 * width) * width + i % width;
            halves[i / 8] |= index << i % 8 * Byte.SIZE;
        }
        wide.rearrange(halves[0], halves[1]);
        wide.reinterpret(BYTES, shape);
        wide.shift(shape, signed ? "ASHR" : "LSHR", width * Byte.SIZE);
    }

    private void extend(String base, int[] from, int shape) {
        boolean high = base.contains("_high");
        boolean signed = base.endsWith("_s");
        extend(from[0], high, signed, shape);
        if (from.length > 1) {
            wide.operator("MUL");
            extend(from[1], high, signed, shape);
            wide.binary(shape);
        }
    }

    /** The lower halves of the lanes of a slot, extended. */
    private void lower(int slot, boolean signed, int shape) {
        int half = shape == SHORTS ? Byte.SIZE : Short.SIZE;
        slots.load(slot, shape);
        wide.shift(shape, "LSHL", half);
        wide.shift(shape, signed ? "ASHR" : "LSHR", half);
    }

    private void upper(int slot, boolean signed, int shape) {
        slots.load(slot, shape);
        wide.shift(shape, signed ? "ASHR" : "LSHR", shape == SHORTS ? Byte.SIZE : Short.SIZE);
    }

    private int pairs(boolean signed, int[] from, int shape) {
        lower(from[0], signed, shape);
        wide.operator("ADD");
        upper(from[0], signed, shape);
        wide.binary(shape);
        return shape;
    }

    private int dot(int[] from) {
        lower(from[0], true, INTS);
        wide.operator("MUL");
        lower(from[1], true, INTS);
        wide.binary(INTS);
        wide.operator("ADD");
        upper(from[0], true, INTS);
        wide.operator("MUL");
        upper(from[1], true, INTS);
        wide.binary(INTS);
        wide.binary(INTS);
        return INTS;
    }

    /** Brings the lanes into the narrower range, then takes their lower halves. */
    private int narrow(String base, int[] from, int shape) {
        boolean signed = base.endsWith("_s");
        int wider = shape == BYTES ? SHORTS : INTS;
        clamp(from[0], signed, wider);
        int width = shape == BYTES ? 1 : 2;
        long[] halves = new long[2];
        for (int i = 0; i < 16; i++) {
            long index = i / width * 2 * width + i % width;
            halves[i / 8] |= index << i % 8 * Byte.SIZE;
        }
        wide.shuffle(halves[0], halves[1]);
        clamp(from[1], signed, wider);
        wide.rearrangeTwo();
        wide.reinterpret(BYTES, shape);
        return shape;
    }

    private void clamp(int slot, boolean signed, int wider) {
        boolean shorts = wider == SHORTS;
        long max = shorts ? signed ? 0x7F : 0xFF : signed ? 0x7FFF : 0xFFFF;
        long min = signed ? ~max & (shorts ? 0xFFFFL : 0xFFFF_FFFFL) : 0;
        long ones = shorts ? 0x0001_0001_0001_0001L : 0x0000_0001_0000_0001L;
        slots.load(slot, wider);
        wide.operator("MAX");
        wide.constant(wider, min * ones, min * ones);
        wide.binary(wider);
        wide.operator("MIN");
        wide.constant(wider, max * ones, max * ones);
        wide.binary(wider);
        wide.reinterpret(wider, BYTES);
    }

    private int convert(int[] from, int shape, int to, String conversion) {
        slots.load(from[0], shape);
        wide.convert(shape, to, conversion);
        return to;
    }
}
