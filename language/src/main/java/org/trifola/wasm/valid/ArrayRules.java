// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/** Array instructions (spec 3.4, "Aggregate Instructions"). */
final class ArrayRules {
    private ArrayRules() {}

    private static final int ARRAYREF = ValueType.ref(HeapType.ARRAY, true);

    static void apply(BodyValidator b, int op) {
        if (op == Op.ARRAY_LEN) {
            b.pop(ARRAYREF);
            b.push(ValueType.I32);
            return;
        }
        int typeIndex = b.readTypeIndex();
        FieldType element = element(b, typeIndex);
        if (op <= Op.ARRAY_NEW_ELEM) {
            create(b, op, element);
            b.push(b.ref(typeIndex, false));
        } else if (op <= Op.ARRAY_GET_U) {
            get(b, op, element, b.ref(typeIndex, true));
        } else {
            change(b, op, element, b.ref(typeIndex, true));
        }
    }

    private static FieldType element(BodyValidator b, int typeIndex) {
        if (b.context.types.get(typeIndex).composite() instanceof ArrayType array) {
            return array.element();
        }
        throw b.mismatch("type " + typeIndex + " is not an array type");
    }

    private static void create(BodyValidator b, int op, FieldType element) {
        int type = ValueType.unpacked(element.storageType());
        switch (op) {
            case Op.ARRAY_NEW -> {
                b.pop(ValueType.I32);
                b.pop(type);
            }
            case Op.ARRAY_NEW_DEFAULT -> {
                StructRules.requireDefault(b, element, 0);
                b.pop(ValueType.I32);
            }
            case Op.ARRAY_NEW_FIXED -> b.popMany(type, b.in.u32());
            default -> {
                segment(b, op == Op.ARRAY_NEW_DATA, element);
                b.pop(ValueType.I32);
                b.pop(ValueType.I32);
            }
        }
    }

    /** The segment immediate of an instruction, whose contents must fit the elements. */
    private static void segment(BodyValidator b, boolean data, FieldType element) {
        int storage = element.storageType();
        if (data) {
            ImmediateRules.data(b, b.in.u32());
            if (ValueType.isRef(storage)) {
                throw b.fail(
                        Fault.ARRAY_TYPE_IS_NOT_NUMERIC_OR_VECTOR,
                        Describe.type(b.context, storage));
            }
            return;
        }
        int segmentType = ImmediateRules.elem(b, b.in.u32());
        if (!b.matches(segmentType, storage)) {
            throw b.mismatch(
                    "array has elements "
                            + Describe.type(b.context, storage)
                            + " but segment has "
                            + Describe.type(b.context, segmentType));
        }
    }

    private static void get(BodyValidator b, int op, FieldType element, int ref) {
        StructRules.requireSign(b, element.storageType(), op != Op.ARRAY_GET);
        b.pop(ValueType.I32);
        b.pop(ref);
        b.push(ValueType.unpacked(element.storageType()));
    }

    private static void change(BodyValidator b, int op, FieldType element, int ref) {
        if (!element.mutable()) {
            throw b.fail(Fault.IMMUTABLE_ARRAY, null);
        }
        int type = ValueType.unpacked(element.storageType());
        switch (op) {
            case Op.ARRAY_SET -> b.pop(type);
            case Op.ARRAY_FILL -> {
                b.pop(ValueType.I32);
                b.pop(type);
            }
            case Op.ARRAY_COPY -> copySource(b, element);
            default -> {
                segment(b, op == Op.ARRAY_INIT_DATA, element);
                b.pop(ValueType.I32);
                b.pop(ValueType.I32);
            }
        }
        b.pop(ValueType.I32);
        b.pop(ref);
    }

    private static void copySource(BodyValidator b, FieldType target) {
        int typeIndex = b.readTypeIndex();
        int source = element(b, typeIndex).storageType();
        if (!b.matches(source, target.storageType())) {
            throw b.fail(
                    Fault.ARRAY_TYPES_DO_NOT_MATCH,
                    Describe.type(b.context, source)
                            + " into "
                            + Describe.type(b.context, target.storageType()));
        }
        b.pop(ValueType.I32);
        b.pop(ValueType.I32);
        b.pop(b.ref(typeIndex, true));
    }
}
