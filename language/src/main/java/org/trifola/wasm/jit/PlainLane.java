// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.FLOATS;
import static org.trifola.wasm.jit.VectorShapes.INTS;
import static org.trifola.wasm.jit.VectorShapes.LONGS;

import org.trifola.wasm.numeric.Conversions;
import org.trifola.wasm.numeric.Float32;
import org.trifola.wasm.numeric.Float64;
import org.trifola.wasm.numeric.Int32;
import org.trifola.wasm.numeric.Int64;
import org.trifola.wasm.syntax.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * What a vector instruction does to each lane of a shape: the JVM's own instruction, or a call of a
 * method.
 *
 * @param shape of the operands
 * @param name of the method or, without an owner, of the JVM's instruction; null if the instruction
 *     does not treat the lanes alike
 * @param owner class of the method
 * @param type of the method
 * @param function what is called for lanes narrower than the shape's; null if there are none
 * @param signs the last argument of the function
 */
record PlainLane(
        int shape,
        String name,
        ClassDesc owner,
        MethodTypeDesc type,
        VectorMethods.Function function,
        long signs) {

    private static final PlainLane[] KNOWN = new PlainLane[Op.SHAPE.length];
    private static final String[] LETTERS = {"J", "I", "F", "D"};
    private static final Class<?>[] SCALARS = {
        Int64.class, Int32.class, Float32.class, Float64.class
    };

    /** What an instruction does. */
    static PlainLane of(int op) {
        PlainLane lane = KNOWN[op];
        if (lane == null) {
            lane = find(op, VectorMethods.mnemonic(op));
            KNOWN[op] = lane;
        }
        return lane;
    }

    private static PlainLane find(int op, String text) {
        int shape = PlainShapes.operandsOf(op);
        int result = PlainShapes.resultOf(op);
        if (isAcross(text)) {
            return new PlainLane(shape, null, null, null, null, 0);
        }
        if (shape == LONGS && (Op.LANE_BITS[op] != Long.SIZE || text.contains("relaxed_dot"))) {
            VectorMethods.Function function = VectorMethods.Function.of(op);
            int count = VectorMethods.operandCount(op);
            String type = "(" + "J".repeat(function.signs() ? count + 1 : count) + ")J";
            return new PlainLane(
                    shape,
                    function.name(),
                    Descriptors.of(function.owner()),
                    MethodTypeDesc.ofDescriptor(type),
                    function,
                    PlainVectors.signs(op));
        }
        String base = text.substring(text.indexOf('.') + 1).replace("relaxed_", "");
        String name = NumericEmitter.camelCase(base);
        String letter = LETTERS[shape];
        if (isOwn(base, shape)) {
            return new PlainLane(shape, base, null, null, null, 0);
        }
        Class<?> owner = SCALARS[shape];
        String to = LETTERS[result];
        if (base.startsWith("trunc_") || base.startsWith("convert_")) {
            owner = Conversions.class;
            boolean signed = base.endsWith("_s");
            name = result == INTS ? "i32TruncSatF32" : "f32ConvertI32";
            name += signed ? "S" : "U";
        } else if (isComparison(base)) {
            to = "Z";
        } else if (base.startsWith("pm") || base.endsWith("min_u") || base.endsWith("max_u")) {
            owner = VectorLanes.class;
        } else if (base.contains("pairwise") || base.startsWith("dot")) {
            owner = VectorLanes.class;
            name =
                    base.startsWith("dot")
                            ? "dotS"
                            : "extaddPairwise" + name.substring(name.length() - 1);
        } else if (base.equals("abs") || base.equals("min_s") || base.equals("max_s")) {
            owner = Math.class;
            name = base.substring(0, 3);
        }
        String type = "(" + letter.repeat(VectorMethods.operandCount(op)) + ")" + to;
        return new PlainLane(
                shape, name, Descriptors.of(owner), MethodTypeDesc.ofDescriptor(type), null, 0);
    }

    /** Whether a lane of the result is not that of a lane of each operand. */
    private static boolean isAcross(String text) {
        return text.contains("extend")
                || text.contains("extmul")
                || text.contains("narrow")
                || text.contains("zero")
                || text.contains("_low");
    }

    static boolean isComparison(String base) {
        return switch (base) {
            case "eq", "ne", "lt", "gt", "le", "ge" -> true;
            case "lt_s", "lt_u", "gt_s", "gt_u", "le_s", "le_u", "ge_s", "ge_u" -> true;
            default -> false;
        };
    }

    /** Whether the JVM has an instruction for it. */
    private static boolean isOwn(String base, int shape) {
        return switch (base) {
            case "add", "sub", "mul", "neg", "div", "madd", "nmadd" -> true;
            default -> false;
        };
    }

    /** Whether the instruction treats the lanes alike. */
    boolean isWise() {
        return name != null;
    }

    /** Leaves a lane of the result on the stack. */
    void emit(CodeBuilder out, VectorState slots, int[] from, int lane) {
        boolean swapped = function != null && function.swapped();
        for (int i = 0; i < from.length; i++) {
            slots.load(from[swapped ? from.length - 1 - i : i], shape, lane);
            if (i == 0 && name.equals("nmadd")) {
                own(out, "neg");
            } else if (i == 1 && owner == null && from.length == 3) {
                own(out, "mul");
            }
        }
        if (owner == null) {
            own(out, from.length == 3 ? "add" : name);
            return;
        }
        if (function != null && function.signs()) {
            out.loadConstant(signs);
        }
        out.invokestatic(owner, name, type);
        if (function != null && function.inverted()) {
            out.loadConstant(-1L).lxor();
        }
        if (type.returnType().equals(ConstantDescs.CD_boolean)) {
            out.ineg();
            if (VectorSlots.lanes(shape) == 2) {
                out.i2l();
            }
        }
    }

    private void own(CodeBuilder out, String what) {
        switch (shape) {
            case INTS -> {
                switch (what) {
                    case "add" -> out.iadd();
                    case "sub" -> out.isub();
                    case "mul" -> out.imul();
                    default -> out.ineg();
                }
            }
            case LONGS -> {
                switch (what) {
                    case "add" -> out.ladd();
                    case "sub" -> out.lsub();
                    case "mul" -> out.lmul();
                    default -> out.lneg();
                }
            }
            case FLOATS -> {
                switch (what) {
                    case "add" -> out.fadd();
                    case "sub" -> out.fsub();
                    case "mul" -> out.fmul();
                    case "div" -> out.fdiv();
                    default -> out.fneg();
                }
            }
            default -> {
                switch (what) {
                    case "add" -> out.dadd();
                    case "sub" -> out.dsub();
                    case "mul" -> out.dmul();
                    case "div" -> out.ddiv();
                    default -> out.dneg();
                }
            }
        }
    }

    /** Calls a conversion of one number. */
    static void convert(CodeBuilder out, String name, String type) {
        out.invokestatic(
                Descriptors.of(Conversions.class), name, MethodTypeDesc.ofDescriptor(type));
    }
}
