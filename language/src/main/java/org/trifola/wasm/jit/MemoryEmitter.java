// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.AccessFlags;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.runtime.HeapMemory;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Loads and stores. Those of the first memory, if it is in a byte array, are written out: HotSpot
 * inlines no more than 8,000 bytes of bytecode into a method, except methods that the JDK has
 * marked, so an access must consist of such methods only. The bounds check is that of {@code
 * Objects.checkIndex}, whose exception tells the index and, by its stack trace, the instruction.
 *
 * <p>Array and size are kept in variables within a basic block; calls may change them.
 */
final class MemoryEmitter {
    private static final ClassDesc VAR_HANDLE = ConstantDescs.CD_VarHandle;
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc CHECK = MethodTypeDesc.ofDescriptor("(JJ)J");
    private static final ClassDesc HEAP = Descriptors.HEAP_MEMORY;

    private final CodeBuilder out;
    private final Operands operands;
    private final int[] code;
    private final Variables variables;

    /** Variables, or -1 as long as nothing uses them. */
    private final int memory;

    private int bytes = -1;
    private int size = -1;
    private int index = -1;

    /** Whether the variables for array and size hold what they should. */
    private boolean known;

    MemoryEmitter(CodeBuilder out, Operands operands, Variables variables, int[] code) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = code;
        if (usesHeap(code)) {
            memory = variables.allocate(TypeKind.REFERENCE);
            out.aload(variables.instance)
                    .getfield(Descriptors.INSTANCE, "memory0", Descriptors.MEMORY);
            out.checkcast(HEAP).astore(memory);
        } else {
            memory = -1;
        }
    }

    private static boolean usesHeap(int[] code) {
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (code[pc] >= Code.I32_LOAD && code[pc] <= Code.I64_STORE32) {
                return true;
            }
        }
        return false;
    }

    /** A call, or a place where control joins: array and size may be others. */
    void forget() {
        known = false;
    }

    private void prepare() {
        if (known) {
            return;
        }
        if (bytes < 0) {
            bytes = variables.allocate(TypeKind.REFERENCE);
            size = variables.allocate(TypeKind.LONG);
            index = variables.allocate(TypeKind.INT);
        }
        // The size first: it never exceeds the array that is there after it was read.
        out.aload(memory).getfield(HEAP, "byteSize", ConstantDescs.CD_long).lstore(size);
        out.aload(memory).getfield(HEAP, "bytes", Descriptors.BYTES).astore(bytes);
        known = true;
    }

    /** Bytes that an access reads or writes. */
    static int width(int op) {
        return switch (op) {
            case Code.I32_LOAD8_S,
                    Code.I32_LOAD8_U,
                    Code.I64_LOAD8_S,
                    Code.I64_LOAD8_U,
                    Code.I32_STORE8,
                    Code.I64_STORE8 ->
                    1;
            case Code.I32_LOAD16_S,
                    Code.I32_LOAD16_U,
                    Code.I64_LOAD16_S,
                    Code.I64_LOAD16_U,
                    Code.I32_STORE16,
                    Code.I64_STORE16 ->
                    2;
            case Code.I64_LOAD, Code.F64_LOAD, Code.I64_STORE, Code.F64_STORE -> 8;
            default -> 4;
        };
    }

    /** The kind of what an access loads or stores. */
    static int kind(int op) {
        if (op == Code.F32_LOAD || op == Code.F32_STORE) {
            return Kind.F32;
        }
        if (op == Code.F64_LOAD || op == Code.F64_STORE) {
            return Kind.F64;
        }
        boolean is64 =
                op == Code.I64_LOAD
                        || op >= Code.I64_LOAD8_S && op <= Code.I64_LOAD32_U
                        || op == Code.I64_STORE
                        || op >= Code.I64_STORE8;
        return is64 ? Kind.I64 : Kind.I32;
    }

    /** The address is on the stack; leaves the index of the first byte in the array there. */
    private void index(int op, int offset) {
        int last = width(op) - 1;
        long distance = (long) offset + last;
        out.i2l().loadConstant(0xFFFF_FFFFL).land();
        if (distance != 0) {
            out.loadConstant(distance).ladd();
        }
        out.lload(size).invokestatic(OBJECTS, "checkIndex", CHECK).l2i();
        if (last != 0) {
            out.loadConstant(last).isub();
        }
    }

    /** The static field with the view of an access, and the Java type that it passes. */
    private static ClassDesc viewed(int width) {
        return switch (width) {
            case 2 -> ConstantDescs.CD_short;
            case 4 -> ConstantDescs.CD_int;
            default -> ConstantDescs.CD_long;
        };
    }

    private void view(int width) {
        out.getstatic(Descriptors.of(HeapMemory.class), "I" + 8 * width, VAR_HANDLE);
    }

    void load(int pc) {
        int op = code[pc];
        int width = width(op);
        prepare();
        operands.take(code[pc + 2], Kind.I32);
        index(op, code[pc + 3]);
        out.istore(index);
        if (width == 1) {
            out.aload(bytes).iload(index).baload();
        } else {
            view(width);
            out.aload(bytes).iload(index);
            MethodTypeDesc type =
                    MethodTypeDesc.of(viewed(width), Descriptors.BYTES, ConstantDescs.CD_int);
            out.invokevirtual(VAR_HANDLE, "get", type);
        }
        extend(op);
        operands.push(code[pc + 1], kind(op));
    }

    /** What was loaded becomes a value of the operand stack. */
    private void extend(int op) {
        switch (op) {
            case Code.I32_LOAD8_U -> out.loadConstant(0xFF).iand();
            case Code.I32_LOAD16_U -> out.loadConstant(0xFFFF).iand();
            case Code.I64_LOAD8_U -> out.loadConstant(0xFF).iand().i2l();
            case Code.I64_LOAD16_U -> out.loadConstant(0xFFFF).iand().i2l();
            case Code.I64_LOAD8_S, Code.I64_LOAD16_S, Code.I64_LOAD32_S -> out.i2l();
            case Code.I64_LOAD32_U -> out.i2l().loadConstant(0xFFFF_FFFFL).land();
            case Code.F32_LOAD ->
                    out.invokestatic(
                            ConstantDescs.CD_Float,
                            "intBitsToFloat",
                            MethodTypeDesc.ofDescriptor("(I)F"));
            case Code.F64_LOAD ->
                    out.invokestatic(
                            ConstantDescs.CD_Double,
                            "longBitsToDouble",
                            MethodTypeDesc.ofDescriptor("(J)D"));
            default -> {}
        }
    }

    void store(int pc) {
        int op = code[pc];
        int width = width(op);
        int kind = kind(op);
        prepare();
        operands.save(code[pc + 2]);
        operands.take(code[pc + 1], Kind.I32);
        index(op, code[pc + 3]);
        out.istore(index);
        if (width > 1) {
            view(width);
        }
        out.aload(bytes).iload(index);
        variables.load(code[pc + 2], kind);
        narrow(op);
        if (width == 1) {
            out.bastore();
            return;
        }
        MethodTypeDesc type =
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        Descriptors.BYTES,
                        ConstantDescs.CD_int,
                        viewed(width));
        out.invokevirtual(VAR_HANDLE, "set", type);
    }

    /** A value of the operand stack becomes what is stored. */
    private void narrow(int op) {
        switch (op) {
            case Code.I32_STORE16 -> out.i2s();
            case Code.I64_STORE8, Code.I64_STORE32 -> out.l2i();
            case Code.I64_STORE16 -> out.l2i().i2s();
            case Code.F32_STORE ->
                    out.invokestatic(
                            ConstantDescs.CD_Float,
                            "floatToRawIntBits",
                            MethodTypeDesc.ofDescriptor("(F)I"));
            case Code.F64_STORE ->
                    out.invokestatic(
                            ConstantDescs.CD_Double,
                            "doubleToRawLongBits",
                            MethodTypeDesc.ofDescriptor("(D)J"));
            default -> {}
        }
    }

    // Accesses to other memories.

    /** Address, memory and offset become memory and sum; see {@link Support#address}. */
    private void farAddress(int pc, int addressSlot) {
        int flags = code[pc + 4];
        long offset = (code[pc + 5] & 0xFFFF_FFFFL) | (long) code[pc + 6] << 32;
        operands.take(addressSlot, (flags & AccessFlags.ADDRESS_64) != 0 ? Kind.I64 : Kind.I32);
        widen(flags & AccessFlags.ADDRESS_64);
        out.loadConstant(offset);
        out.invokestatic(Descriptors.SUPPORT, "address", MethodTypeDesc.ofDescriptor("(JJ)J"));
    }

    /** A 32-bit address becomes a 64-bit one. */
    private void widen(int is64) {
        if (is64 == 0) {
            out.i2l().loadConstant(0xFFFF_FFFFL).land();
        }
    }

    void loadFar(int pc) {
        int near = code[pc + 7];
        farAddress(pc, code[pc + 2]);
        out.aload(variables.instance).loadConstant(code[pc + 3]);
        ClassDesc result = Descriptors.type(kind(near));
        call(near, result, ConstantDescs.CD_long, Descriptors.INSTANCE, ConstantDescs.CD_int);
        operands.push(code[pc + 1], kind(near));
    }

    void storeFar(int pc) {
        int near = code[pc + 7];
        int kind = kind(near);
        operands.save(code[pc + 2]);
        farAddress(pc, code[pc + 1]);
        variables.load(code[pc + 2], kind);
        out.aload(variables.instance).loadConstant(code[pc + 3]);
        call(
                near,
                ConstantDescs.CD_void,
                ConstantDescs.CD_long,
                Descriptors.type(kind),
                Descriptors.INSTANCE,
                ConstantDescs.CD_int);
    }

    /** Calls the method of {@link FarAccess} that does what a near access does. */
    private void call(int near, ClassDesc result, ClassDesc... params) {
        out.invokestatic(
                Descriptors.of(FarAccess.class),
                FarAccess.name(near),
                MethodTypeDesc.of(result, params));
    }
}
