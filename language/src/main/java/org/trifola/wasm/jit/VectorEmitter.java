// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.numeric.Vectors;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Vector instructions in the short form: a vector is an object, of which HotSpot's escape analysis
 * leaves two numbers except where loops carry it, and an instruction a call of a method of {@link
 * VectorMethods}. For functions that are too long in the form of {@link PlainVectors}.
 */
final class VectorEmitter implements VectorWriter {
    private static final ClassDesc VECTOR = Descriptors.VEC128;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc INT = ConstantDescs.CD_int;

    /** The constructor of a vector. */
    static final MethodTypeDesc OF_HALVES = MethodTypeDesc.ofDescriptor("(JJ)V");

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final MemoryEmitter memory;
    private final int[] code;

    VectorEmitter(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            MemoryEmitter memory,
            int[] code) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.memory = memory;
        this.code = code;
    }

    /** Whether a code is one of these. */
    static boolean handles(int code) {
        return code >= Code.VECTOR_CONST && code <= Code.VECTOR_STORE;
    }

    /** Whether a code loads or stores. */
    static boolean accesses(int code) {
        return code >= Code.VECTOR_LOAD && code <= Code.VECTOR_STORE;
    }

    @Override
    public void emit(int pc) {
        switch (code[pc]) {
            case Code.VECTOR_CONST -> {
                out.new_(VECTOR).dup();
                out.loadConstant(longAt(pc + 2)).loadConstant(longAt(pc + 4));
                out.invokespecial(VECTOR, ConstantDescs.INIT_NAME, OF_HALVES);
                operands.push(code[pc + 1], Kind.V128);
            }
            case Code.VECTOR_SPLAT -> splat(pc);
            case Code.VECTOR_EXTRACT_LANE -> extractLane(pc);
            case Code.VECTOR_REPLACE_LANE -> replaceLane(pc);
            case Code.VECTOR_SHUFFLE -> {
                operands.take(code[pc + 2], code[pc + 3], Kind.V128);
                out.loadConstant(longAt(pc + 4)).loadConstant(longAt(pc + 6));
                out.invokestatic(
                        Descriptors.of(Vectors.class),
                        "i8x16Shuffle",
                        MethodTypeDesc.of(VECTOR, VECTOR, VECTOR, LONG, LONG));
                operands.push(code[pc + 1], Kind.V128);
            }
            case Code.VECTOR_LOAD -> {
                memory.vectorAddress(pc, code[pc + 2]);
                access(pc, VECTOR, LONG, Descriptors.MEMORY);
                operands.push(code[pc + 1], Kind.V128);
            }
            case Code.VECTOR_LOAD_LANE -> {
                accessLane(pc, code[pc + 2], code[pc + 8], VECTOR);
                operands.push(code[pc + 1], Kind.V128);
            }
            case Code.VECTOR_STORE ->
                    accessLane(pc, code[pc + 1], code[pc + 2], ConstantDescs.CD_void);
            default -> compute(pc);
        }
    }

    private long longAt(int at) {
        return (code[at] & 0xFFFF_FFFFL) | (long) code[at + 1] << 32;
    }

    private static int op(int opAndLane) {
        return opAndLane >> FunctionCode.LANE_SHIFT;
    }

    private static int lane(int opAndLane) {
        return opAndLane & FunctionCode.LANE_MASK;
    }

    /** An instruction without immediates: its operands, then which one it is. */
    private void compute(int pc) {
        boolean shifts = code[pc] == Code.VECTOR_SHIFT;
        boolean tests = code[pc] == Code.VECTOR_TEST;
        int count = shifts ? 2 : tests ? 1 : code[pc] - Code.VECTOR_UNARY + 1;
        int[] slots = new int[count];
        int[] kinds = new int[count];
        for (int i = 0; i < count; i++) {
            slots[i] = code[pc + 2 + i];
            kinds[i] = shifts && i == 1 ? Kind.I32 : Kind.V128;
        }
        operands.take(slots, kinds);
        VectorMethods.call(out, op(code[pc + 2 + count]));
        operands.push(code[pc + 1], tests ? Kind.I32 : Kind.V128);
    }

    // Lanes. In between they are 64 bits.

    /** The kind of the scalar that a lane is set to, or gives. */
    static int laneKind(int op) {
        return switch (op) {
            case Op.I64X2_SPLAT, Op.I64X2_REPLACE_LANE, Op.I64X2_EXTRACT_LANE -> Kind.I64;
            case Op.F32X4_SPLAT, Op.F32X4_REPLACE_LANE, Op.F32X4_EXTRACT_LANE -> Kind.F32;
            case Op.F64X2_SPLAT, Op.F64X2_REPLACE_LANE, Op.F64X2_EXTRACT_LANE -> Kind.F64;
            default -> Kind.I32;
        };
    }

    private void toBits(int kind) {
        switch (kind) {
            case Kind.I32 -> out.i2l();
            case Kind.F32 -> {
                convert(ConstantDescs.CD_Float, "floatToRawIntBits", "(F)I");
                out.i2l();
            }
            case Kind.F64 -> convert(ConstantDescs.CD_Double, "doubleToRawLongBits", "(D)J");
            default -> {}
        }
    }

    private void convert(ClassDesc owner, String name, String type) {
        out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(type));
    }

    private void splat(int pc) {
        int kind = laneKind(op(code[pc + 3]));
        operands.take(code[pc + 2], kind);
        toBits(kind);
        out.loadConstant(longAt(pc + 4));
        out.invokestatic(VECTOR, "splat", MethodTypeDesc.of(VECTOR, LONG, LONG));
        operands.push(code[pc + 1], Kind.V128);
    }

    private void extractLane(int pc) {
        int op = op(code[pc + 3]);
        operands.take(code[pc + 2], Kind.V128);
        out.loadConstant(lane(code[pc + 3])).loadConstant(longAt(pc + 4));
        out.invokevirtual(VECTOR, "lane", MethodTypeDesc.of(LONG, INT, LONG));
        int kind = laneKind(op);
        if (kind == Kind.F64) {
            convert(ConstantDescs.CD_Double, "longBitsToDouble", "(J)D");
        } else if (kind != Kind.I64) {
            out.l2i();
        }
        if (kind == Kind.F32) {
            convert(ConstantDescs.CD_Float, "intBitsToFloat", "(I)F");
        } else if (op == Op.I8X16_EXTRACT_LANE_U) {
            out.loadConstant(0xFF).iand();
        } else if (op == Op.I16X8_EXTRACT_LANE_U) {
            out.loadConstant(0xFFFF).iand();
        }
        operands.push(code[pc + 1], kind);
    }

    private void replaceLane(int pc) {
        int kind = laneKind(op(code[pc + 4]));
        operands.save(code[pc + 3]);
        operands.take(code[pc + 2], Kind.V128);
        out.loadConstant(lane(code[pc + 4]));
        variables.load(code[pc + 3], kind);
        toBits(kind);
        out.loadConstant(longAt(pc + 5));
        out.invokevirtual(VECTOR, "withLane", MethodTypeDesc.of(VECTOR, INT, LONG, LONG));
        operands.push(code[pc + 1], Kind.V128);
    }

    // Memories.

    private void accessLane(int pc, int address, int vector, ClassDesc result) {
        operands.save(vector);
        memory.vectorAddress(pc, address);
        variables.load(vector, Kind.V128);
        out.loadConstant(lane(code[pc + 7]));
        access(pc, result, LONG, VECTOR, INT, Descriptors.MEMORY);
    }

    /** Calls the method of {@link VectorAccess} for an instruction. */
    private void access(int pc, ClassDesc result, ClassDesc... params) {
        memory.vectorMemory(pc);
        out.invokestatic(
                Descriptors.of(VectorAccess.class),
                NumericEmitter.camelCase(Opcode.values()[op(code[pc + 7])].text()),
                MethodTypeDesc.of(result, params));
    }
}
