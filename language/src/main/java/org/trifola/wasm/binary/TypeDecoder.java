// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.CompositeType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;

import java.util.ArrayList;
import java.util.List;

/** Decodes the type section (spec 5.5.4) and with it recursion groups and composite types (5.3). */
final class TypeDecoder {
    static final int FUNC = 0x60;
    static final int STRUCT = 0x5F;
    static final int ARRAY = 0x5E;
    static final int SUB = 0x50;
    static final int SUB_FINAL = 0x4F;
    static final int REC = 0x4E;

    private static final int[] NO_TYPES = {};

    private final SectionInput input;
    private final CodeReader in;
    private int typeCount;

    TypeDecoder(SectionInput input) {
        this.input = input;
        this.in = input.in;
    }

    void section() {
        int count = input.count(0, input.limits.types(), "types");
        for (int i = 0; i < count; i++) {
            input.item(SectionId.TYPE);
            input.module.groups.add(group());
        }
    }

    private RecGroup group() {
        int at = in.position();
        int form = form();
        boolean explicit = form == REC;
        int count = 1;
        if (explicit) {
            input.need(Feature.GC, "rec", at);
            count = input.count(typeCount, input.limits.types(), "types");
        } else if (typeCount == input.limits.types()) {
            throw input.tooLarge("types", typeCount + 1L, typeCount, at);
        }
        typeCount += count;
        List<SubType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(subType(explicit ? form() : form, in.position() - 1));
        }
        return new RecGroup(types, explicit);
    }

    /** Reads the byte that says what kind of type follows: a signed number of seven bits. */
    private int form() {
        int at = in.position();
        int form = in.u8();
        if (form >= 0x80) {
            throw in.fail(Fault.INTEGER_REPRESENTATION_TOO_LONG, null, at);
        }
        return form;
    }

    private SubType subType(int form, int at) {
        if (form != SUB && form != SUB_FINAL) {
            return SubType.of(composite(form, at));
        }
        input.need(Feature.GC, "sub", at);
        int count = in.vectorLength();
        List<Integer> supertypes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            supertypes.add(in.typeIndex());
        }
        return new SubType(form == SUB_FINAL, supertypes, composite(form(), in.position() - 1));
    }

    private CompositeType composite(int form, int at) {
        switch (form) {
            case FUNC:
                int[] params = valueTypes(input.limits.params(), "parameters");
                int[] results = valueTypes(input.limits.results(), "results");
                if (results.length > 1) {
                    input.need(Feature.MULTI_VALUE, "a function with several results", at);
                }
                return new FuncType(params, results);
            case STRUCT:
                input.need(Feature.GC, "struct", at);
                return structType();
            case ARRAY:
                input.need(Feature.GC, "array", at);
                return new ArrayType(fieldType());
            default:
                throw in.fail(Fault.MALFORMED_DEFINITION_TYPE, null, at);
        }
    }

    private StructType structType() {
        int count = input.count(0, input.limits.fields(), "fields");
        List<FieldType> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(fieldType());
        }
        return new StructType(fields);
    }

    private FieldType fieldType() {
        int storage = in.storageType();
        return new FieldType(storage, input.mutability());
    }

    private int[] valueTypes(int limit, String what) {
        int count = input.count(0, limit, what);
        if (count == 0) {
            return NO_TYPES;
        }
        int[] types = new int[count];
        for (int i = 0; i < count; i++) {
            types[i] = in.valueType();
        }
        return types;
    }
}
