// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.AccessFlags;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.runtime.Extent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Loads and stores, which are calls of {@link NearAccess} and {@link FarAccess}. Array and size of
 * the first memory are in variables, which are read again where it may have been grown: behind
 * calls, and where a loop was interrupted.
 */
final class MemoryEmitter {
    /** Descriptor of what {@link #room} brings. */
    static final String ROOM = "[BI";

    private static final ClassDesc EXTENT = Descriptors.of(Extent.class);
    private static final MethodTypeDesc LIMIT = MethodTypeDesc.ofDescriptor("([B)I");

    private final CodeBuilder out;
    private final Operands operands;
    private final int[] code;
    private final Variables variables;

    private static final ClassDesc NEAR = Descriptors.of(NearAccess.class);
    private static final ClassDesc FAR = Descriptors.of(FarAccess.class);

    private static final int KINDS = 2;

    /**
     * The types of the methods of near accesses by the kind of value, with an offset and without.
     */
    private static final MethodTypeDesc[] NEAR_LOADS = new MethodTypeDesc[2 * KINDS];

    private static final MethodTypeDesc[] NEAR_STORES = new MethodTypeDesc[2 * KINDS];

    static {
        for (int kind = 0; kind < KINDS; kind++) {
            String type = Descriptors.type(kind).descriptorString();
            NEAR_LOADS[kind] = MethodTypeDesc.ofDescriptor("(II" + ROOM + ')' + type);
            NEAR_LOADS[kind + KINDS] = MethodTypeDesc.ofDescriptor("(I" + ROOM + ')' + type);
            NEAR_STORES[kind] = MethodTypeDesc.ofDescriptor("(I" + type + 'I' + ROOM + ")V");
            NEAR_STORES[kind + KINDS] = MethodTypeDesc.ofDescriptor("(I" + type + ROOM + ")V");
        }
    }

    /** Variable of the first memory, or -1 if the function does not use it. */
    private final int memory;

    /** Variable of its array. */
    private final int bytes;

    /** Variable of its size. */
    private final int limit;

    /** Whether array and size are to be read again before they are used. */
    private boolean stale;

    MemoryEmitter(CodeBuilder out, Operands operands, Variables variables, int[] code) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = code;
        memory = usesHeap(code) ? variables.allocate(TypeKind.REFERENCE) : -1;
        bytes = memory >= 0 ? variables.allocate(TypeKind.REFERENCE) : -1;
        limit = memory >= 0 ? variables.allocate(TypeKind.INT) : -1;
    }

    /** Brings the memory into its variables, where the body begins. */
    void begin() {
        if (memory >= 0) {
            out.aload(variables.instance);
            out.getfield(Descriptors.INSTANCE, "heap0", Descriptors.HEAP_MEMORY);
            out.astore(memory);
            reload();
        }
    }

    /** The memory may have been grown. */
    void invalidate() {
        stale = memory >= 0;
    }

    /**
     * Reads again what may have changed: before it is used, and before control may join or part.
     */
    void refresh() {
        if (stale) {
            reload();
        }
    }

    /**
     * Reads array and size of the memory: as long as there is only one kind of {@link
     * org.trifola.wasm.runtime.Extent}, the size <em>is</em> the length of the array.
     */
    void reload() {
        if (memory < 0) {
            return;
        }
        stale = false;
        out.aload(memory).getfield(Descriptors.HEAP_MEMORY, "bytes", Descriptors.BYTES);
        out.astore(bytes);
        out.aload(memory).getfield(Descriptors.HEAP_MEMORY, "extent", EXTENT);
        out.aload(bytes).invokevirtual(EXTENT, "limit", LIMIT).istore(limit);
    }

    /**
     * Lets other threads stop this one, and goes on at a label. What a memory is after that is only
     * read if it is another one: as long as it never is, HotSpot knows that loops do not change it.
     */
    void poll(Label next) {
        if (memory < 0) {
            out.invokestatic(Descriptors.SUPPORT, "poll", MethodTypeDesc.of(ConstantDescs.CD_void));
            out.goto_(next);
            return;
        }
        out.aload(memory).aload(bytes).iload(limit);
        out.invokestatic(
                Descriptors.SUPPORT,
                "poll",
                MethodTypeDesc.of(
                        ConstantDescs.CD_boolean,
                        Descriptors.HEAP_MEMORY,
                        Descriptors.BYTES,
                        ConstantDescs.CD_int));
        out.ifeq(next);
        reload();
        out.goto_(next);
    }

    private static boolean usesHeap(int[] code) {
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (code[pc] >= Code.I32_LOAD && code[pc] <= Code.I64_STORE32) {
                return true;
            }
            if (VectorEmitter.accesses(code[pc]) && isNear(code, pc)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a far access, or one of vectors, is such that a near one could be. */
    static boolean isNear(int[] code, int pc) {
        return code[pc + 3] == 0 && code[pc + 4] == 0 && code[pc + 5] >= 0 && code[pc + 6] == 0;
    }

    /**
     * Brings array and size of the first memory onto the stack, if the function has near accesses.
     */
    void room() {
        refresh();
        out.aload(bytes).iload(limit);
    }

    void load(int pc) {
        int op = code[pc];
        operands.take(code[pc + 2], Kind.I32);
        int plain = withoutConversion(op);
        near(pc, plain, NEAR_LOADS);
        if (op == Code.F32_LOAD) {
            convert(ConstantDescs.CD_Float, "intBitsToFloat", "(I)F");
        } else if (op == Code.F64_LOAD) {
            convert(ConstantDescs.CD_Double, "longBitsToDouble", "(J)D");
        } else if (op != plain) {
            out.i2l();
        }
        if (op == Code.I64_LOAD32_U) {
            out.loadConstant(0xFFFF_FFFFL).land();
        }
        operands.push(code[pc + 1], Kind.ofAccess(op));
    }

    void store(int pc) {
        int op = code[pc];
        int kind = Kind.ofAccess(op);
        operands.take(new int[] {code[pc + 1], code[pc + 2]}, new int[] {Kind.I32, kind});
        int plain = withoutConversion(op);
        if (op == Code.F32_STORE) {
            convert(ConstantDescs.CD_Float, "floatToRawIntBits", "(F)I");
        } else if (op == Code.F64_STORE) {
            convert(ConstantDescs.CD_Double, "doubleToRawLongBits", "(D)J");
        } else if (op != plain) {
            out.l2i();
        }
        near(pc, plain, NEAR_STORES);
    }

    private void convert(ClassDesc owner, String name, String type) {
        out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(type));
    }

    /** The access to the same bytes as integers, of 32 bits if they are no more. */
    private static int withoutConversion(int op) {
        return switch (op) {
            case Code.F32_LOAD, Code.I64_LOAD32_S, Code.I64_LOAD32_U -> Code.I32_LOAD;
            case Code.F64_LOAD -> Code.I64_LOAD;
            case Code.I64_LOAD8_S, Code.I64_LOAD8_U, Code.I64_LOAD16_S, Code.I64_LOAD16_U ->
                    op - Code.I64_LOAD8_S + Code.I32_LOAD8_S;
            case Code.F32_STORE, Code.I64_STORE32 -> Code.I32_STORE;
            case Code.F64_STORE -> Code.I64_STORE;
            case Code.I64_STORE8 -> Code.I32_STORE8;
            case Code.I64_STORE16 -> Code.I32_STORE16;
            default -> op;
        };
    }

    /** Calls a method of {@link NearAccess}, whose address and value are on the stack. */
    private void near(int pc, int op, MethodTypeDesc[] types) {
        int offset = code[pc + 3];
        int kind = Kind.ofAccess(op);
        if (offset != 0) {
            out.loadConstant(offset);
        }
        room();
        out.invokestatic(NEAR, FarAccess.name(op), types[offset == 0 ? kind + KINDS : kind]);
    }

    // Accesses to other memories.

    /** Brings the sum of address and offset onto the stack; see {@link Support#address}. */
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

    /** Brings the address of an access of vectors onto the stack. */
    void vectorAddress(int pc, int addressSlot) {
        if (!isNear(code, pc)) {
            farAddress(pc, addressSlot);
            return;
        }
        operands.take(addressSlot, Kind.I32);
        out.loadConstant(code[pc + 5]);
        out.invokestatic(
                Descriptors.of(VectorAccess.class),
                "address",
                MethodTypeDesc.ofDescriptor("(II)J"));
    }

    /** Brings the memory of an access of vectors onto the stack. */
    void vectorMemory(int pc) {
        if (isNear(code, pc)) {
            out.aload(memory);
            return;
        }
        out.aload(variables.instance);
        out.getfield(Descriptors.INSTANCE, "memories", Descriptors.MEMORY.arrayType());
        out.loadConstant(code[pc + 3]).aaload();
    }

    void loadFar(int pc) {
        int near = code[pc + 7];
        farAddress(pc, code[pc + 2]);
        out.aload(variables.instance).loadConstant(code[pc + 3]);
        ClassDesc result = Descriptors.type(Kind.ofAccess(near));
        call(near, result, ConstantDescs.CD_long, Descriptors.INSTANCE, ConstantDescs.CD_int);
        operands.push(code[pc + 1], Kind.ofAccess(near));
    }

    void storeFar(int pc) {
        int near = code[pc + 7];
        int kind = Kind.ofAccess(near);
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
        out.invokestatic(FAR, FarAccess.name(near), MethodTypeDesc.of(result, params));
    }
}
