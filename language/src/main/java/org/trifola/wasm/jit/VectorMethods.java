// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.numeric.FloatLanes;
import org.trifola.wasm.numeric.IntLanes;
import org.trifola.wasm.numeric.Vectors;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The class with a method for each vector instruction that computes, which generated code calls. A
 * method calls the function of the package {@code numeric} that the instruction's name leads to,
 * for both halves or once for all. That is for HotSpot's inlining: a call takes three bytes in
 * generated code, which has 8,000 at most, and says all that a switch over instructions would find
 * out.
 */
final class VectorMethods {
    /** Name of the class. */
    static final String NAME = "org.trifola.wasm.signature.VectorMethods";

    private static final ClassDesc SELF = ClassDesc.of(NAME);
    private static final ClassDesc VECTOR = Descriptors.VEC128;

    private static final int LAST = Op.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S;
    private static final String LOW = "low";
    private static final String HIGH = "high";

    private VectorMethods() {}

    /** Calls the method of an instruction; its operands are on the stack. */
    static void call(CodeBuilder out, int op) {
        out.invokestatic(SELF, name(op), type(op));
    }

    private static String name(int op) {
        return mnemonic(op).replace('.', '_');
    }

    /** The name of an instruction in the text format. */
    static String mnemonic(int op) {
        return Opcode.values()[op].text();
    }

    /** How many operands an instruction has. */
    static int operandCount(int op) {
        return signature(op).indexOf(':');
    }

    private static String signature(int op) {
        return Op.SIGNATURES[Op.SIGNATURE[op]];
    }

    /** Whether an instruction has a method: it has no immediates. */
    static boolean contains(int op) {
        String signature = signature(op);
        return op >= Op.V128_LOAD
                && op <= LAST
                && signature.startsWith("v")
                && Op.SHAPES[Op.SHAPE[op]].length == 0;
    }

    private static MethodTypeDesc type(int op) {
        String signature = signature(op);
        int colon = signature.indexOf(':');
        ClassDesc[] params = new ClassDesc[colon];
        for (int i = 0; i < colon; i++) {
            params[i] = signature.charAt(i) == 'v' ? VECTOR : ConstantDescs.CD_int;
        }
        boolean vector = signature.charAt(colon + 1) == 'v';
        return MethodTypeDesc.of(vector ? VECTOR : ConstantDescs.CD_int, params);
    }

    static byte[] write() {
        return FunctionClass.CLASS_FILE.build(
                SELF,
                out -> {
                    out.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                    int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
                    for (int op = Op.V128_LOAD; op <= LAST; op++) {
                        if (contains(op)) {
                            Function function = Function.of(op);
                            int which = op;
                            out.withMethodBody(
                                    name(op), type(op), flags, code -> function.body(code, which));
                        }
                    }
                });
    }

    /**
     * What an instruction calls.
     *
     * @param owner the class
     * @param name the method
     * @param half {@code low} or {@code high} if it takes just those halves of its operands; empty
     *     if it takes all of them, null if it is called for both halves
     * @param swapped whether the operands are to be exchanged
     * @param inverted whether the result has the opposite of every bit
     * @param signs whether it takes the sign bits of the lanes, too
     */
    record Function(
            Class<?> owner,
            String name,
            String half,
            boolean swapped,
            boolean inverted,
            boolean signs) {

        static Function of(int op) {
            String text =
                    Opcode.values()[op]
                            .text()
                            .replace("relaxed_trunc", "trunc_sat")
                            .replace("relaxed_laneselect", "bitselect")
                            .replace("relaxed_q15mulr", "q15mulr_sat")
                            .replaceFirst("relaxed_(min|max|swizzle)", "$1");
            boolean floats = text.startsWith("f");
            String base = text.substring(text.indexOf('.') + 1);
            if (base.matches("(trunc_sat|convert|demote|promote).*")) {
                boolean whole = base.contains("zero") || base.contains("low");
                Class<?> owner = whole ? Vectors.class : FloatLanes.class;
                return new Function(
                        owner,
                        NumericEmitter.camelCase(text),
                        whole ? "" : null,
                        false,
                        false,
                        false);
            }
            if (base.equals("swizzle")) {
                return new Function(Vectors.class, "i8x16Swizzle", "", false, false, false);
            }
            base = base.replaceAll("_i\\d+x\\d+", "");
            if (base.matches("ext(end|mul)_.*")) {
                String half = base.contains(LOW) ? LOW : HIGH;
                String name = NumericEmitter.camelCase(base.replace("_" + half, ""));
                return new Function(Vectors.class, name, half, false, false, true);
            }
            if (base.matches("narrow.*|all_true|any_true|bitmask")) {
                boolean signs = !base.equals("any_true");
                return new Function(
                        Vectors.class, NumericEmitter.camelCase(base), "", false, false, signs);
            }
            boolean bits = text.startsWith("v128");
            bits |= base.matches("popcnt|q15mulr_sat_s|bitselect");
            return floats ? floating(base) : integer(base, !bits);
        }

        private static Function floating(String base) {
            boolean swapped = base.equals("gt") || base.equals("ge");
            boolean inverted = base.equals("ne");
            String name = inverted ? "eq" : base.replaceFirst("^g", "l");
            return new Function(
                    FloatLanes.class,
                    NumericEmitter.camelCase(name),
                    null,
                    swapped,
                    inverted,
                    true);
        }

        /** Less than, or not less than, with the operands in either order. */
        private static Function integer(String base, boolean signs) {
            boolean swapped = base.matches("(gt|le)_.");
            boolean inverted = base.matches("(le|ge)_.");
            String name = base.replaceFirst("^(gt|le|ge)_(.)$", "lt_$2");
            return new Function(
                    IntLanes.class, NumericEmitter.camelCase(name), null, swapped, inverted, signs);
        }

        private void body(CodeBuilder out, int op) {
            boolean vector = signature(op).endsWith("v");
            if (half != null) {
                call(out, op, half, vector ? VECTOR : resultOfTest());
                out.return_(Descriptors.typeKind(vector ? Kind.V128 : Kind.I32));
                return;
            }
            out.new_(VECTOR).dup();
            both(out, op, LOW);
            both(out, op, HIGH);
            out.invokespecial(VECTOR, ConstantDescs.INIT_NAME, VectorEmitter.OF_HALVES);
            out.areturn();
        }

        private ClassDesc resultOfTest() {
            return name.equals("bitmask") ? ConstantDescs.CD_int : ConstantDescs.CD_boolean;
        }

        private void both(CodeBuilder out, int op, String of) {
            call(out, op, of, ConstantDescs.CD_long);
            if (inverted) {
                out.loadConstant(-1L).lxor();
            }
        }

        /** Calls the function with vectors, or with the same half of all of them. */
        private void call(CodeBuilder out, int op, String of, ClassDesc result) {
            String signature = signature(op);
            int count = signature.indexOf(':');
            ClassDesc[] params = new ClassDesc[count + (signs ? 1 : 0)];
            for (int i = 0; i < count; i++) {
                int from = swapped ? count - 1 - i : i;
                if (signature.charAt(from) == 'i') {
                    out.iload(from);
                    params[i] = ConstantDescs.CD_int;
                    continue;
                }
                out.aload(from);
                params[i] = of.isEmpty() ? VECTOR : ConstantDescs.CD_long;
                if (!of.isEmpty()) {
                    out.getfield(VECTOR, of, ConstantDescs.CD_long);
                }
            }
            if (signs) {
                out.loadConstant(IntLanes.signs(Op.LANE_BITS[op]));
                params[count] = ConstantDescs.CD_long;
            }
            out.invokestatic(Descriptors.of(owner), name, MethodTypeDesc.of(result, params));
        }
    }
}
