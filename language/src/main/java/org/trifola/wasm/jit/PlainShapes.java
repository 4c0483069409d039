// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;

import java.util.Arrays;

/**
 * The shapes of {@link PlainVectors}: lanes of 32 and 64 bits are variables of their own, narrower
 * ones are together in variables of 64 bits, or of 32 bits for instructions that combine
 * neighbours.
 */
final class PlainShapes implements VectorShapes {
    /** Not looked at yet. */
    private static final byte UNKNOWN = -2;

    /** By instruction: shape of its operands and shape of its result. */
    private static final byte[] OPERANDS = new byte[Op.SHAPE.length];

    private static final byte[] RESULTS = new byte[Op.SHAPE.length];

    private static final String[] OTHERS = {"_i8x16", "_i16x8", "_i32x4", "_f32x4", "_f64x2"};

    static {
        Arrays.fill(RESULTS, UNKNOWN);
    }

    private final int[] code;

    PlainShapes(int[] code) {
        this.code = code;
    }

    /** The shape of an instruction's operands; {@link #NONE} if it is one of mere bits. */
    static int operandsOf(int op) {
        resultOf(op);
        return OPERANDS[op];
    }

    /** The shape of an instruction's result. */
    static int resultOf(int op) {
        if (RESULTS[op] == UNKNOWN) {
            String text = Opcode.values()[op].text();
            boolean bits = text.startsWith("v128") || text.contains("laneselect");
            OPERANDS[op] = (byte) (bits ? NONE : from(text));
            RESULTS[op] = (byte) (bits ? NONE : to(text));
        }
        return RESULTS[op];
    }

    private static int from(String text) {
        if (text.contains("relaxed_dot")) {
            return LONGS;
        }
        if (text.contains("dot_i16x8") || text.contains("extadd_pairwise_i16x8")) {
            return INTS;
        }
        for (String other : OTHERS) {
            if (text.contains(other)) {
                return shape(other.substring(1));
            }
        }
        return shape(text);
    }

    private static int to(String text) {
        if (text.contains("relaxed_dot")) {
            return LONGS;
        }
        int own = shape(text);
        return switch (text.substring(text.indexOf('.') + 1)) {
            case "eq", "ne", "lt", "gt", "le", "ge" ->
                    own == FLOATS ? INTS : own == DOUBLES ? LONGS : own;
            default -> own;
        };
    }

    private static int shape(String text) {
        if (text.startsWith("f")) {
            return text.startsWith("f32") ? FLOATS : DOUBLES;
        }
        return text.startsWith("i32") ? INTS : LONGS;
    }

    /** The instruction at a position, one of those that have it among their operands. */
    static int op(int[] code, int pc) {
        int at = pc + 1 + Code.LAYOUT[code[pc]].indexOf('o');
        int before = Code.LAYOUT[code[pc]].indexOf('L');
        return code[before >= 0 && pc + 1 + before < at ? at + 1 : at] >> FunctionCode.LANE_SHIFT;
    }

    /** A shape for an instruction of mere bits. */
    private static int integers(int wanted) {
        return wanted == FLOATS ? INTS : wanted == DOUBLES ? LONGS : wanted;
    }

    @Override
    public int operands(int pc, int wanted) {
        return switch (code[pc]) {
            case Code.COPY, Code.COPY_REF, Code.SELECT, Code.SELECT_REF -> wanted;
            case Code.VECTOR_CONST, Code.VECTOR_SPLAT, Code.VECTOR_LOAD -> NONE;
            case Code.VECTOR_STORE -> NONE;
            case Code.VECTOR_SHUFFLE -> Shuffle.shape(code, pc, wanted);
            case Code.VECTOR_LOAD_LANE -> loaded(op(code, pc), wanted);
            default -> {
                int shape = operandsOf(op(code, pc));
                yield shape == NONE ? integers(wanted) : shape;
            }
        };
    }

    @Override
    public int result(int pc, int wanted) {
        return switch (code[pc]) {
            case Code.COPY, Code.COPY_REF, Code.SELECT, Code.SELECT_REF, Code.VECTOR_CONST ->
                    wanted;
            case Code.VECTOR_STORE, Code.VECTOR_EXTRACT_LANE, Code.VECTOR_TEST -> NONE;
            case Code.VECTOR_SHUFFLE -> Shuffle.shape(code, pc, wanted);
            case Code.VECTOR_LOAD, Code.VECTOR_LOAD_LANE -> loaded(op(code, pc), wanted);
            default -> {
                int shape = resultOf(op(code, pc));
                yield shape == NONE ? integers(wanted) : shape;
            }
        };
    }

    /** The shape in which something is loaded. */
    private static int loaded(int op, int wanted) {
        return switch (op) {
            case Op.V128_LOAD -> wanted;
            case Op.V128_LOAD16X4_S, Op.V128_LOAD16X4_U -> INTS;
            case Op.V128_LOAD32_SPLAT, Op.V128_LOAD32_ZERO, Op.V128_LOAD32_LANE ->
                    wanted == FLOATS ? FLOATS : INTS;
            case Op.V128_LOAD64_SPLAT, Op.V128_LOAD64_ZERO, Op.V128_LOAD64_LANE ->
                    wanted == DOUBLES ? DOUBLES : LONGS;
            default -> LONGS;
        };
    }
}
