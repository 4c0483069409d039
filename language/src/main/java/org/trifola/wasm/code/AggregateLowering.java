// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Lowers what works on structures, arrays and small integers. A conversion between external and
 * internal references needs no code: it is the same object. Packed values are read with their sign;
 * where they are not signed, a mask follows.
 */
final class AggregateLowering {
    private static final byte[] REFERENCE = {Kind.REF};

    private final Lowering lowering;
    private final CodeReader reader;
    private final CodeEmitter out;
    private final OperandStack stack;

    AggregateLowering(Lowering lowering) {
        this.lowering = lowering;
        reader = lowering.reader;
        out = lowering.out;
        stack = lowering.stack;
    }

    /** Lowers an instruction if it is one of this class. */
    boolean lower(int op) {
        switch (op) {
            case Op.STRUCT_NEW -> structNew();
            case Op.STRUCT_NEW_DEFAULT -> {
                int type = lowering.pool.index(reader.u32());
                out.begin(Code.STRUCT_NEW_DEFAULT, reader.opStart());
                out.add(stack.push(Kind.REF));
                out.add(type);
            }
            case Op.STRUCT_GET, Op.STRUCT_GET_S, Op.STRUCT_GET_U -> structGet(op);
            case Op.STRUCT_SET -> structSet();
            case Op.ARRAY_NEW -> arrayNew();
            case Op.ARRAY_NEW_DEFAULT -> arrayNewDefault();
            case Op.ARRAY_NEW_FIXED -> arrayNewFixed();
            case Op.ARRAY_NEW_DATA -> arrayNewSegment(Code.ARRAY_NEW_DATA);
            case Op.ARRAY_NEW_ELEM -> arrayNewSegment(Code.ARRAY_NEW_ELEM);
            case Op.ARRAY_GET, Op.ARRAY_GET_S, Op.ARRAY_GET_U -> arrayGet(op);
            case Op.ARRAY_SET -> arraySet();
            case Op.ARRAY_LEN -> unary(Code.ARRAY_LEN, Kind.I32);
            case Op.ARRAY_FILL -> operands(Code.ARRAY_FILL, 4, elementKind(reader.u32()));
            case Op.ARRAY_COPY -> {
                reader.u32();
                reader.u32();
                operands(Code.ARRAY_COPY, 5);
            }
            case Op.ARRAY_INIT_DATA -> arrayInit(Code.ARRAY_INIT_DATA);
            case Op.ARRAY_INIT_ELEM -> arrayInit(Code.ARRAY_INIT_ELEM);
            default -> {
                return lowerReference(op);
            }
        }
        return true;
    }

    private boolean lowerReference(int op) {
        switch (op) {
            case Op.REF_TEST, Op.REF_TEST_NULL ->
                    test(Code.REF_TEST, op == Op.REF_TEST_NULL, Kind.I32);
            case Op.REF_CAST, Op.REF_CAST_NULL ->
                    test(Code.REF_CAST, op == Op.REF_CAST_NULL, Kind.REF);
            case Op.REF_I31 -> unary(Code.REF_I31, Kind.REF);
            case Op.I31_GET_S -> unary(Code.I31_GET_S, Kind.I32);
            case Op.I31_GET_U -> unary(Code.I31_GET_U, Kind.I32);
            case Op.ANY_CONVERT_EXTERN, Op.EXTERN_CONVERT_ANY -> {
                // The same object.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void test(int code, boolean nullable, int resultKind) {
        int test = lowering.pool.test(reader.heapType(), nullable);
        if (code == Code.REF_TEST) {
            // A test cannot fail, so a branch may take it in.
            int reference = stack.pop();
            out.emit(code, stack.push(resultKind), reference, test);
        } else {
            unary(code, resultKind);
            out.add(test);
        }
    }

    private void unary(int code, int resultKind) {
        int a = stack.pop();
        out.begin(code, reader.opStart());
        out.add(stack.push(resultKind));
        out.add(a);
    }

    /** An instruction without result: that many operands, then numbers. */
    private void operands(int code, int count, int... numbers) {
        int first = stack.prepareTop(count);
        out.begin(code, reader.opStart());
        for (int i = 0; i < count; i++) {
            out.add(stack.slot(first + i));
        }
        for (int number : numbers) {
            out.add(number);
        }
        stack.cut(first);
    }

    /** What follows the reading of a packed value that has no sign. */
    private void maskUnsigned(boolean unsigned, int storageKind, int slot) {
        if (unsigned) {
            out.emit(Code.I32_AND_IMM, slot, slot, storageKind == Kind.I8 ? 0xFF : 0xFFFF);
        }
    }

    // Structures.

    private List<FieldType> fields(int typeIndex) {
        return ((StructType) lowering.types.get(typeIndex).composite()).fields();
    }

    private void structNew() {
        int type = reader.u32();
        List<FieldType> fields = fields(type);
        byte[] kinds = new byte[fields.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) Kind.of(ValueType.unpacked(fields.get(i).storageType()));
        }
        int first = stack.prepareTop(kinds.length);
        out.begin(Code.STRUCT_NEW, reader.opStart());
        out.add(stack.ownSlot(first, Kind.REF));
        out.add(lowering.pool.index(type));
        out.add(kinds.length);
        stack.addTop(kinds);
        stack.reset(first, REFERENCE);
    }

    private void structGet(int op) {
        int type = reader.u32();
        int field = reader.u32();
        int storage = Kind.ofStorage(fields(type).get(field).storageType());
        int kind = Kind.unpacked(storage);
        int reference = stack.pop();
        int result = stack.push(kind);
        out.begin(Code.STRUCT_GET_I32 + kind, reader.opStart());
        out.add(result);
        out.add(reference);
        out.add(lowering.pool.index(type));
        out.add(field);
        maskUnsigned(op == Op.STRUCT_GET_U, storage, result);
    }

    private void structSet() {
        int type = reader.u32();
        int field = reader.u32();
        int kind = Kind.of(ValueType.unpacked(fields(type).get(field).storageType()));
        operands(Code.STRUCT_SET_I32 + kind, 2, lowering.pool.index(type), field);
    }

    // Arrays.

    private int elementKind(int typeIndex) {
        FieldType element = ((ArrayType) lowering.types.get(typeIndex).composite()).element();
        return Kind.ofStorage(element.storageType());
    }

    private void arrayNew() {
        int type = reader.u32();
        int count = stack.pop();
        int value = stack.pop();
        beginArray(Code.ARRAY_NEW, type);
        out.add(value);
        out.add(count);
        out.add(elementKind(type));
    }

    private void arrayNewDefault() {
        int type = reader.u32();
        int count = stack.pop();
        beginArray(Code.ARRAY_NEW_DEFAULT, type);
        out.add(count);
        out.add(elementKind(type));
    }

    private void beginArray(int code, int type) {
        out.begin(code, reader.opStart());
        out.add(stack.push(Kind.REF));
        out.add(lowering.pool.index(type));
    }

    private void arrayNewFixed() {
        int type = reader.u32();
        int kind = elementKind(type);
        byte[] kinds = new byte[reader.u32()];
        Arrays.fill(kinds, (byte) Kind.unpacked(kind));
        int first = stack.prepareTop(kinds.length);
        out.begin(Code.ARRAY_NEW_FIXED, reader.opStart());
        out.add(stack.ownSlot(first, Kind.REF));
        out.add(lowering.pool.index(type));
        out.add(kind);
        out.add(kinds.length);
        stack.addTop(kinds);
        stack.reset(first, REFERENCE);
    }

    private void arrayNewSegment(int code) {
        int type = reader.u32();
        int segment = reader.u32();
        int count = stack.pop();
        int from = stack.pop();
        beginArray(code, type);
        out.add(from);
        out.add(count);
        out.add(segment);
        out.add(elementKind(type));
    }

    private void arrayGet(int op) {
        int kind = elementKind(reader.u32());
        int index = stack.pop();
        int array = stack.pop();
        int result = stack.push(Kind.unpacked(kind));
        out.begin(Code.ARRAY_GET_I32 + kind, reader.opStart());
        out.add(result);
        out.add(array);
        out.add(index);
        maskUnsigned(op == Op.ARRAY_GET_U, kind, result);
    }

    private void arraySet() {
        operands(Code.ARRAY_SET_I32 + elementKind(reader.u32()), 3);
    }

    private void arrayInit(int code) {
        reader.u32();
        operands(code, 4, reader.u32());
    }
}
