// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.AccessFlags;
import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The atomic instructions, which are calls of {@link AtomicSupport} with operands as 64 bits. */
final class AtomicEmitter {
    private static final ClassDesc SUPPORT = Descriptors.of(AtomicSupport.class);

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;

    AtomicEmitter(CodeBuilder out, Operands operands, Variables variables, int[] code) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = code;
    }

    static boolean handles(int code) {
        return code >= Code.ATOMIC_LOAD && code <= Code.ATOMIC_FENCE;
    }

    void emit(int pc) {
        switch (code[pc]) {
            case Code.ATOMIC_LOAD -> access(pc, "load", 0, true);
            case Code.ATOMIC_STORE -> access(pc, "store", 1, false);
            case Code.ATOMIC_UPDATE -> access(pc, "update", 1, true);
            case Code.ATOMIC_EXCHANGE -> access(pc, "compareExchange", 2, true);
            case Code.ATOMIC_WAIT -> access(pc, "await", 2, true);
            case Code.ATOMIC_NOTIFY -> access(pc, "wake", 1, true);
            default -> out.invokestatic(SUPPORT, "fence", MethodTypeDesc.of(ConstantDescs.CD_void));
        }
    }

    /**
     * An access.
     *
     * @param count operands behind the address
     * @param hasResult whether the first slot is that of a result
     */
    private void access(int pc, String method, int count, boolean hasResult) {
        int address = pc + (hasResult ? 2 : 1);
        int memory = address + 1 + count;
        int flags = code[memory + 1];
        int access = flags >> AccessFlags.BITS;
        operands.flush();
        address(code[address], memory + 1);
        for (int i = 1; i <= count; i++) {
            boolean isLong = isLong(pc, i, access);
            variables.load(code[address + i], isLong ? Kind.I64 : Kind.I32);
            if (!isLong) {
                out.i2l();
            }
        }
        out.aload(variables.instance).loadConstant(code[memory]).loadConstant(access);
        out.invokestatic(SUPPORT, method, type(count, hasResult));
        if (hasResult) {
            result(pc, access);
        }
    }

    /** Only the timeout of a wait, and the count of a notification, do not follow the access. */
    private boolean isLong(int pc, int operand, int access) {
        boolean timeout = code[pc] == Code.ATOMIC_WAIT && operand == 2;
        return timeout || code[pc] != Code.ATOMIC_NOTIFY && AtomicAccess.isLong(access);
    }

    private void address(int slot, int flagsAt) {
        boolean is64 = (code[flagsAt] & AccessFlags.ADDRESS_64) != 0;
        variables.load(slot, is64 ? Kind.I64 : Kind.I32);
        if (!is64) {
            out.i2l().loadConstant(0xFFFF_FFFFL).land();
        }
        out.loadConstant((code[flagsAt + 1] & 0xFFFF_FFFFL) | (long) code[flagsAt + 2] << 32);
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor("(JJ)J");
        out.invokestatic(Descriptors.SUPPORT, "address", type);
    }

    private static MethodTypeDesc type(int count, boolean hasResult) {
        ClassDesc result = hasResult ? ConstantDescs.CD_long : ConstantDescs.CD_void;
        MethodTypeDesc type =
                MethodTypeDesc.of(
                        result,
                        ConstantDescs.CD_long,
                        Descriptors.INSTANCE,
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_int);
        for (int i = 0; i < count; i++) {
            type = type.insertParameterTypes(1, ConstantDescs.CD_long);
        }
        return type;
    }

    private void result(int pc, int access) {
        boolean outcome = code[pc] == Code.ATOMIC_WAIT || code[pc] == Code.ATOMIC_NOTIFY;
        boolean isLong = !outcome && AtomicAccess.isLong(access);
        if (!isLong) {
            out.l2i();
        }
        operands.push(code[pc + 1], isLong ? Kind.I64 : Kind.I32);
    }
}
