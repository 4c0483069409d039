// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Opcode;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Code put after an operand or a result, so that engines cannot differ where the specification lets
 * them (NaNs, relaxed instructions), or so that a trap is rare.
 *
 * @param name which mnemonics, a regular expression
 * @param operand the number of the operand, or {@link #RESULT}
 * @param why what for
 * @param code instructions as {@code Expressions.write} takes them
 */
record Tame(Pattern name, int operand, Why why, String code) {
    /** What tame code is for; there is a choice whether to have it. */
    enum Why {
        /** The bits of a NaN become visible. */
        NAN,
        /** A relaxed instruction. */
        RELAXED,
        /** A trap. */
        TRAP
    }

    static final int RESULT = -1;

    private static final int EVERY = -2;

    private static final String NAN32 = "f32.canonical";
    private static final String NAN64 = "f64.canonical";
    private static final String SMALL32 = "i32.const 24;i32x4.shr_s;f32x4.convert_i32x4_s";
    private static final String SMALL64 = "i32.const 24;i32x4.shr_s;f64x2.convert_low_i32x4_s";
    private static final String LOW = "v128.const 0x0F0F0F0F0F0F0F0F 0x0F0F0F0F0F0F0F0F;v128.and";
    private static final String SEVEN = "v128.const 0x7F7F7F7F7F7F7F7F 0x7F7F7F7F7F7F7F7F;v128.and";

    private static final List<Tame> ALL =
            List.of(
                    nan(".*reinterpret_f32", 0, NAN32),
                    nan(".*reinterpret_f64", 0, NAN64),
                    nan("f32\\.store|f32\\.copysign|f32x4\\.replace_lane", 1, NAN32),
                    nan("f64\\.store|f64\\.copysign|f64x2\\.replace_lane", 1, NAN64),
                    nan("f32x4\\.splat", 0, NAN32),
                    nan("f64x2\\.splat", 0, NAN64),
                    nan(
                            "f32x4\\.(relaxed_.*|add|sub|mul|div|sqrt|min|max|ceil|floor|trunc"
                                    + "|nearest|demote.*)",
                            RESULT,
                            "f32x4.canonical"),
                    nan(
                            "f64x2\\.(relaxed_.*|add|sub|mul|div|sqrt|min|max|ceil|floor|trunc"
                                    + "|nearest|promote.*)",
                            RESULT,
                            "f64x2.canonical"),
                    relaxed("i8x16\\.relaxed_swizzle", 1, LOW),
                    relaxed(
                            ".*relaxed_trunc_f32x4_s",
                            0,
                            "i32.const 1;i32x4.shr_s;f32x4.convert_i32x4_s"),
                    relaxed(
                            ".*relaxed_trunc_f32x4_u",
                            0,
                            "i32.const 1;i32x4.shr_u;f32x4.convert_i32x4_u"),
                    relaxed(".*relaxed_trunc_f64x2_s_zero", 0, "f64x2.convert_low_i32x4_s"),
                    relaxed(".*relaxed_trunc_f64x2_u_zero", 0, "f64x2.convert_low_i32x4_u"),
                    relaxed("f32x4\\.relaxed_.*", EVERY, SMALL32),
                    relaxed("f64x2\\.relaxed_.*", EVERY, SMALL64),
                    relaxed("i8x16\\.relaxed_laneselect", 2, "v128.const 0 0;i8x16.lt_s"),
                    relaxed("i16x8\\.relaxed_laneselect", 2, "v128.const 0 0;i16x8.lt_s"),
                    relaxed("i32x4\\.relaxed_laneselect", 2, "v128.const 0 0;i32x4.lt_s"),
                    relaxed("i64x2\\.relaxed_laneselect", 2, "v128.const 0 0;i64x2.lt_s"),
                    relaxed("i16x8\\.relaxed_q15mulr_s", 1, "i32.const 1;i16x8.shr_s"),
                    relaxed(".*relaxed_dot_.*", 1, SEVEN),
                    trap("i32\\.(div|rem)_.", 1, "i32.const 1;i32.or"),
                    trap("i64\\.(div|rem)_.", 1, "i64.const 1;i64.or"),
                    trap(
                            "i..\\.trunc_f32_s",
                            0,
                            "i32.trunc_sat_f32_s;i32.const 1;i32.shr_s;f32.convert_i32_s"),
                    trap(
                            "i..\\.trunc_f32_u",
                            0,
                            "i32.trunc_sat_f32_u;i32.const 1;i32.shr_u;f32.convert_i32_u"),
                    trap("i..\\.trunc_f64_s", 0, "i32.trunc_sat_f64_s;f64.convert_i32_s"),
                    trap("i..\\.trunc_f64_u", 0, "i32.trunc_sat_f64_u;f64.convert_i32_u"),
                    trap("memory\\.(fill|copy)", 2, "mask 63"),
                    trap("memory\\.init", 1, "mask 7"),
                    trap("memory\\.init", 2, "mask 15"),
                    trap("memory\\.grow", 0, "mask 1"),
                    always("memory\\.atomic\\.wait..", 2, "drop;i64.const 20"));

    private static final Map<Opcode, List<Tame>> BY_ROW = new EnumMap<>(Opcode.class);

    static {
        for (Opcode op : Opcode.values()) {
            BY_ROW.put(op, ALL.stream().filter(tame -> tame.concerns(op)).toList());
        }
    }

    private static Tame nan(String name, int operand, String code) {
        return new Tame(Pattern.compile(name), operand, Why.NAN, code);
    }

    private static Tame relaxed(String name, int operand, String code) {
        return new Tame(Pattern.compile(name), operand, Why.RELAXED, code);
    }

    private static Tame trap(String name, int operand, String code) {
        return new Tame(Pattern.compile(name), operand, Why.TRAP, code);
    }

    /** Even in modules that only this engine runs: without, a call would wait for long. */
    private static Tame always(String name, int operand, String code) {
        return nan(name, operand, code);
    }

    private boolean concerns(Opcode op) {
        boolean relaxed = op.feature() == Feature.RELAXED_SIMD;
        return name.matcher(op.text()).matches() && (why != Why.RELAXED || relaxed);
    }

    /** What is to be put after an operand (or the result) of an instruction, in order. */
    static List<Tame> of(Opcode op, int operand) {
        return BY_ROW.get(op).stream()
                .filter(
                        tame ->
                                tame.operand == operand
                                        || tame.operand == EVERY && operand != RESULT)
                .toList();
    }
}
