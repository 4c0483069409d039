// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.syntax.Op;

/** The shapes of {@link WideVectors}: those of the lanes. */
final class WideShapes implements VectorShapes {
    private final int[] code;

    WideShapes(int[] code) {
        this.code = code;
    }

    /** The shape that a mnemonic begins with; {@link #NONE} if it is of mere bits. */
    static int shape(String text) {
        if (text.startsWith("v128") || text.contains("laneselect")) {
            return NONE;
        }
        boolean floats = text.charAt(0) == 'f';
        return switch (text.charAt(1)) {
            case '8' -> BYTES;
            case '1' -> SHORTS;
            case '3' -> floats ? FLOATS : INTS;
            default -> floats ? DOUBLES : LONGS;
        };
    }

    /** The shape for an instruction of mere bits. */
    static int integers(int wanted) {
        return switch (wanted) {
            case NONE, DOUBLES -> LONGS;
            case FLOATS -> INTS;
            default -> wanted;
        };
    }

    private int own(int pc) {
        return shape(VectorMethods.mnemonic(PlainShapes.op(code, pc)));
    }

    @Override
    public int operands(int pc, int wanted) {
        return switch (code[pc]) {
            case Code.COPY, Code.COPY_REF, Code.SELECT, Code.SELECT_REF -> wanted;
            case Code.VECTOR_CONST, Code.VECTOR_SPLAT, Code.VECTOR_LOAD -> NONE;
            case Code.VECTOR_STORE, Code.VECTOR_SHUFFLE -> BYTES;
            case Code.VECTOR_LOAD_LANE -> loaded(PlainShapes.op(code, pc), wanted);
            default -> operandsOf(PlainShapes.op(code, pc), wanted);
        };
    }

    static int operandsOf(int op, int wanted) {
        String text = VectorMethods.mnemonic(op);
        int at = text.indexOf("_i");
        at = at < 0 ? text.indexOf("_f") : at;
        boolean other = at >= 0 && text.indexOf('x', at) > 0 && !text.contains("relaxed_dot");
        int shape = shape(other ? text.substring(at + 1) : text);
        return shape == NONE ? integers(wanted) : shape;
    }

    @Override
    public int result(int pc, int wanted) {
        return switch (code[pc]) {
            case Code.COPY, Code.COPY_REF, Code.SELECT, Code.SELECT_REF, Code.VECTOR_CONST ->
                    wanted;
            case Code.VECTOR_STORE, Code.VECTOR_EXTRACT_LANE, Code.VECTOR_TEST -> NONE;
            case Code.VECTOR_SHUFFLE -> BYTES;
            case Code.VECTOR_LOAD, Code.VECTOR_LOAD_LANE ->
                    loaded(PlainShapes.op(code, pc), wanted);
            default -> {
                int own = own(pc);
                boolean compares = own == FLOATS || own == DOUBLES;
                compares &= PlainLane.isComparison(base(pc));
                yield own == NONE || compares ? integers(own == NONE ? wanted : own) : own;
            }
        };
    }

    private String base(int pc) {
        String text = VectorMethods.mnemonic(PlainShapes.op(code, pc));
        return text.substring(text.indexOf('.') + 1);
    }

    /** The shape in which something is loaded. */
    static int loaded(int op, int wanted) {
        return switch (op) {
            case Op.V128_LOAD -> wanted == NONE ? BYTES : wanted;
            case Op.V128_LOAD8_SPLAT, Op.V128_LOAD8_LANE -> BYTES;
            case Op.V128_LOAD8X8_S, Op.V128_LOAD8X8_U, Op.V128_LOAD16_SPLAT, Op.V128_LOAD16_LANE ->
                    SHORTS;
            case Op.V128_LOAD16X4_S, Op.V128_LOAD16X4_U -> INTS;
            case Op.V128_LOAD32_SPLAT, Op.V128_LOAD32_ZERO, Op.V128_LOAD32_LANE ->
                    wanted == FLOATS ? FLOATS : INTS;
            case Op.V128_LOAD64_SPLAT, Op.V128_LOAD64_ZERO, Op.V128_LOAD64_LANE ->
                    wanted == DOUBLES ? DOUBLES : LONGS;
            default -> LONGS;
        };
    }
}
