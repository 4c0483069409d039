// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.numeric.WideInt;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Globals, tables, whole memories, references, and arithmetic with 128 bits. What is rare or long
 * is a call of {@link Support}.
 */
final class StoreEmitter {
    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;

    StoreEmitter(CodeBuilder out, Operands operands, Variables variables, int[] code) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = code;
    }

    void emit(int pc) {
        int op = code[pc];
        switch (op) {
            case Code.GLOBAL_GET_I32 -> globalGet(pc, Kind.I32);
            case Code.GLOBAL_SET_I32 -> globalSet(pc, Kind.I32);
            case Code.GLOBAL_GET -> globalGet(pc, code[pc + 3]);
            case Code.GLOBAL_SET -> globalSet(pc, code[pc + 3]);
            case Code.I64_ADD128, Code.I64_SUB128 -> wideSum(pc);
            case Code.I64_MUL_WIDE_S, Code.I64_MUL_WIDE_U -> wideProduct(pc);
            case Code.MEMORY_SIZE -> size(pc, "memorySize");
            case Code.TABLE_SIZE -> size(pc, "tableSize");
            case Code.MEMORY_GROW -> {
                address(code[pc + 2], code[pc + 4]);
                support("memoryGrow", "(JLI)J", code[pc + 3]);
                pushAddress(code[pc + 1], code[pc + 4]);
            }
            case Code.TABLE_GROW -> {
                operands.flush();
                operands.take(code[pc + 2], Kind.REF);
                address(code[pc + 3], code[pc + 5]);
                support("tableGrow", "(OJLI)J", code[pc + 4]);
                pushAddress(code[pc + 1], code[pc + 5]);
            }
            case Code.MEMORY_FILL -> {
                operands.flush();
                address(code[pc + 1], code[pc + 5] & 1);
                operands.take(code[pc + 2], Kind.I32);
                address(code[pc + 3], code[pc + 5] & 4);
                support("memoryFill", "(JIJLI)V", code[pc + 4]);
            }
            case Code.TABLE_FILL -> {
                operands.flush();
                address(code[pc + 1], code[pc + 5] & 1);
                operands.take(code[pc + 2], Kind.REF);
                address(code[pc + 3], code[pc + 5] & 4);
                support("tableFill", "(JOJLI)V", code[pc + 4]);
            }
            case Code.MEMORY_COPY -> bulk(pc, "memoryCopy");
            case Code.MEMORY_INIT -> bulk(pc, "memoryInit");
            case Code.TABLE_COPY -> bulk(pc, "tableCopy");
            case Code.TABLE_INIT -> bulk(pc, "tableInit");
            case Code.DATA_DROP -> support("dataDrop", "(LI)V", code[pc + 1]);
            case Code.ELEM_DROP -> support("elemDrop", "(LI)V", code[pc + 1]);
            case Code.TABLE_GET -> {
                address(code[pc + 2], code[pc + 4]);
                support("tableGet", "(JLI)O", code[pc + 3]);
                operands.push(code[pc + 1], Kind.REF);
            }
            case Code.TABLE_SET -> {
                operands.flush();
                address(code[pc + 1], code[pc + 4]);
                operands.take(code[pc + 2], Kind.REF);
                support("tableSet", "(JOLI)V", code[pc + 3]);
            }
            case Code.USE_FUEL, Code.USE_FUEL_FOR -> fuel(pc);
            default -> reference(pc);
        }
    }

    private void fuel(int pc) {
        if (code[pc] == Code.USE_FUEL) {
            out.loadConstant((long) code[pc + 1]).aload(variables.instance);
            out.invokestatic(Descriptors.SUPPORT, "useFuel", type("(JL)V"));
            return;
        }
        operands.save(code[pc + 1]);
        variables.load(code[pc + 1], code[pc + 2]);
        if (code[pc + 2] == Kind.I32) {
            out.i2l().loadConstant(0xFFFF_FFFFL).land();
        }
        support("useFuelFor", "(JLI)V", code[pc + 3]);
    }

    private void reference(int pc) {
        switch (code[pc]) {
            case Code.REF_FUNC -> {
                support("refFunc", "(LI)O", code[pc + 2]);
                operands.push(code[pc + 1], Kind.REF);
            }
            case Code.REF_IS_NULL -> {
                operands.take(code[pc + 2], Kind.REF);
                call(
                        "isNull",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object));
                operands.push(code[pc + 1], Kind.I32);
            }
            case Code.REF_EQ -> {
                operands.take(code[pc + 2], code[pc + 3], Kind.REF);
                ClassDesc object = ConstantDescs.CD_Object;
                call("areSame", MethodTypeDesc.of(ConstantDescs.CD_boolean, object, object));
                operands.push(code[pc + 1], Kind.I32);
            }
            case Code.REF_AS_NON_NULL -> {
                operands.take(code[pc + 2], Kind.REF);
                ClassDesc object = ConstantDescs.CD_Object;
                call("asNonNull", MethodTypeDesc.of(object, object));
                operands.push(code[pc + 1], Kind.REF);
            }
            default -> throw new IllegalStateException(Integer.toString(code[pc]));
        }
    }

    private void call(String name, MethodTypeDesc type) {
        out.invokestatic(Descriptors.SUPPORT, name, type);
    }

    // Globals.

    private void global(int index) {
        out.aload(variables.instance);
        out.getfield(Descriptors.INSTANCE, "globals", Descriptors.GLOBAL.arrayType());
        out.loadConstant(index).aaload();
    }

    private void globalGet(int pc, int kind) {
        global(code[pc + 2]);
        if (Kind.isObject(kind)) {
            out.getfield(Descriptors.GLOBAL, "ref", ConstantDescs.CD_Object);
            Boxing.unbox(out, kind);
        } else {
            out.getfield(Descriptors.GLOBAL, "bits", ConstantDescs.CD_long);
            switch (kind) {
                case Kind.I32 -> out.l2i();
                case Kind.F32 -> {
                    out.l2i();
                    convert(ConstantDescs.CD_Float, "intBitsToFloat", "(I)F");
                }
                case Kind.F64 -> convert(ConstantDescs.CD_Double, "longBitsToDouble", "(J)D");
                default -> {}
            }
        }
        operands.push(code[pc + 1], kind);
    }

    private void convert(ClassDesc owner, String name, String type) {
        out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(type));
    }

    private void globalSet(int pc, int kind) {
        operands.save(code[pc + 1]);
        global(code[pc + 2]);
        variables.load(code[pc + 1], kind);
        if (Kind.isObject(kind)) {
            out.putfield(Descriptors.GLOBAL, "ref", ConstantDescs.CD_Object);
            return;
        }
        switch (kind) {
            case Kind.I32 -> out.i2l();
            case Kind.F32 -> {
                convert(ConstantDescs.CD_Float, "floatToRawIntBits", "(F)I");
                out.i2l();
            }
            case Kind.F64 -> convert(ConstantDescs.CD_Double, "doubleToRawLongBits", "(D)J");
            default -> {}
        }
        out.putfield(Descriptors.GLOBAL, "bits", ConstantDescs.CD_long);
    }

    // Memories and tables.

    /** An address, size or index as 64 bits. */
    private void address(int slot, int is64) {
        operands.take(slot, is64 != 0 ? Kind.I64 : Kind.I32);
        if (is64 == 0) {
            out.i2l().loadConstant(0xFFFF_FFFFL).land();
        }
    }

    private void pushAddress(int slot, int is64) {
        if (is64 == 0) {
            out.l2i();
        }
        operands.push(slot, is64 != 0 ? Kind.I64 : Kind.I32);
    }

    private void size(int pc, String method) {
        support(method, "(LI)J", code[pc + 2]);
        pushAddress(code[pc + 1], code[pc + 3]);
    }

    private void bulk(int pc, String method) {
        int flags = code[pc + 6];
        operands.flush();
        address(code[pc + 1], flags & 1);
        address(code[pc + 2], flags & 2);
        address(code[pc + 3], flags & 4);
        out.aload(variables.instance).loadConstant(code[pc + 4]).loadConstant(code[pc + 5]);
        out.invokestatic(Descriptors.SUPPORT, method, type("(JJJLII)V"));
    }

    /** Calls a method whose last parameters are the instance and an index. */
    private void support(String method, String type, int index) {
        out.aload(variables.instance).loadConstant(index);
        out.invokestatic(Descriptors.SUPPORT, method, type(type));
    }

    /** A descriptor in which {@code L} stands for the instance and {@code O} for any object. */
    private static MethodTypeDesc type(String text) {
        String full = text.replace("O", "Ljava/lang/Object;");
        return MethodTypeDesc.ofDescriptor(
                full.replaceFirst("L(?=[I)])", Descriptors.INSTANCE.descriptorString()));
    }

    // 128 bits.

    private void wideSum(int pc) {
        String name = code[pc] == Code.I64_ADD128 ? "add128" : "sub128";
        int[] slots = {code[pc + 3], code[pc + 4], code[pc + 5], code[pc + 6]};
        for (int slot : slots) {
            operands.save(slot);
        }
        variables.load(slots[0], Kind.I64);
        variables.load(slots[2], Kind.I64);
        wide(name + "Low", "(JJ)J");
        for (int slot : slots) {
            variables.load(slot, Kind.I64);
        }
        wide(name + "High", "(JJJJ)J");
        operands.store(code[pc + 2], Kind.I64);
        operands.store(code[pc + 1], Kind.I64);
    }

    private void wideProduct(int pc) {
        String high = code[pc] == Code.I64_MUL_WIDE_S ? "mulWideSHigh" : "mulWideUHigh";
        operands.save(code[pc + 3]);
        operands.save(code[pc + 4]);
        for (String name : new String[] {"mulWideLow", high}) {
            variables.load(code[pc + 3], Kind.I64);
            variables.load(code[pc + 4], Kind.I64);
            wide(name, "(JJ)J");
        }
        operands.store(code[pc + 2], Kind.I64);
        operands.store(code[pc + 1], Kind.I64);
    }

    private void wide(String name, String type) {
        out.invokestatic(Descriptors.of(WideInt.class), name, MethodTypeDesc.ofDescriptor(type));
    }
}
