// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/** Structure instructions (spec 3.4, "Aggregate Instructions"). */
final class StructRules {
    private StructRules() {}

    static void apply(BodyValidator b, int op) {
        int typeIndex = b.readTypeIndex();
        if (!(b.context.types.get(typeIndex).composite() instanceof StructType type)) {
            throw b.mismatch("type " + typeIndex + " is not a structure type");
        }
        switch (op) {
            case Op.STRUCT_NEW -> create(b, type.fields(), b.ref(typeIndex, false));
            case Op.STRUCT_NEW_DEFAULT -> createDefault(b, type.fields(), b.ref(typeIndex, false));
            case Op.STRUCT_SET -> set(b, type.fields(), b.ref(typeIndex, true));
            default -> get(b, op, type.fields(), b.ref(typeIndex, true));
        }
    }

    private static void create(BodyValidator b, List<FieldType> fields, int ref) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            b.pop(ValueType.unpacked(fields.get(i).storageType()));
        }
        b.push(ref);
    }

    private static void createDefault(BodyValidator b, List<FieldType> fields, int ref) {
        for (int i = 0; i < fields.size(); i++) {
            requireDefault(b, fields.get(i), i);
        }
        b.push(ref);
    }

    /** Fails if a field has no default value. */
    static void requireDefault(BodyValidator b, FieldType field, int index) {
        if (!ValueType.isDefaultable(field.storageType())) {
            throw b.mismatch(
                    "field "
                            + index
                            + " has no default value, its type is "
                            + Describe.type(b.context, field.storageType()));
        }
    }

    private static int readField(BodyValidator b, List<FieldType> fields) {
        int field = b.in.u32();
        if (Integer.compareUnsigned(field, fields.size()) >= 0) {
            throw b.unknown(Fault.UNKNOWN_FIELD, field);
        }
        return field;
    }

    private static void get(BodyValidator b, int op, List<FieldType> fields, int ref) {
        int storage = fields.get(readField(b, fields)).storageType();
        requireSign(b, storage, op != Op.STRUCT_GET);
        b.pop(ref);
        b.push(ValueType.unpacked(storage));
    }

    /** Packed types are read with a sign extension, others without. */
    static void requireSign(BodyValidator b, int storage, boolean signed) {
        if (ValueType.isPacked(storage) != signed) {
            throw b.mismatch(
                    "field of type "
                            + Describe.type(b.context, storage)
                            + (signed ? " is read without" : " is read with")
                            + " sign or zero extension");
        }
    }

    private static void set(BodyValidator b, List<FieldType> fields, int ref) {
        int index = readField(b, fields);
        FieldType field = fields.get(index);
        if (!field.mutable()) {
            throw b.unknown(Fault.IMMUTABLE_FIELD, index);
        }
        b.pop(ValueType.unpacked(field.storageType()));
        b.pop(ref);
    }
}
