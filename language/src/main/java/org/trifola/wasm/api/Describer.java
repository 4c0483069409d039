// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternText;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Turns the engine's packed types into those of the description. */
final class Describer {
    private Describer() {}

    static ImportInfo importInfo(Module module, Import from) {
        ExternType type = from.type();
        return new ImportInfo(
                from.module(),
                from.name(),
                ExternText.kind(type.kind()),
                ExternText.type(module, type),
                extern(module, type));
    }

    static ExportInfo exportInfo(Module module, Export from) {
        if (from.index() < 0 || from.index() >= module.count(from.kind())) {
            throw unknown(fault(from.kind()), from.index());
        }
        return new ExportInfo(
                from.name(),
                ExternText.kind(from.kind()),
                ExternText.type(module, from),
                extern(module, module.exportType(from)));
    }

    static TypeInfo type(SubType from) {
        TypeInfo.Composite composite =
                switch (from.composite()) {
                    case FuncType func -> func(func);
                    case StructType struct ->
                            new TypeInfo.Struct(
                                    struct.fields().stream().map(Describer::field).toList());
                    case ArrayType array -> new TypeInfo.Array(field(array.element()));
                };
        return new TypeInfo(from.isFinal(), from.supertypes(), composite);
    }

    static ExternInfo.Table table(TableType from) {
        return new ExternInfo.Table(
                ValueType.toString(from.elementType()),
                limits(from.limits()),
                ValueType.toString(from.addressType()));
    }

    static ExternInfo.Memory memory(MemoryType from) {
        return new ExternInfo.Memory(
                limits(from.limits()),
                ValueType.toString(from.addressType()),
                from.shared(),
                1 << from.pageSizeLog2());
    }

    private static ExternInfo extern(Module module, ExternType type) {
        return switch (type) {
            case ExternType.Func func -> func(funcType(module, func.typeIndex()));
            case TableType table -> table(table);
            case MemoryType memory -> memory(memory);
            case GlobalType global ->
                    new ExternInfo.Global(ValueType.toString(global.valueType()), global.mutable());
            case TagType tag ->
                    new ExternInfo.Tag(texts(funcType(module, tag.typeIndex()).params()));
        };
    }

    private static FuncType funcType(Module module, int typeIndex) {
        FuncType type = module.funcTypeOrNull(typeIndex);
        if (type == null) {
            throw unknown(Fault.UNKNOWN_TYPE, typeIndex);
        }
        return type;
    }

    private static LoadException unknown(Fault fault, int index) {
        return new LoadException(fault, Integer.toUnsignedString(index), Place.UNKNOWN);
    }

    private static Fault fault(ExternKind kind) {
        return switch (kind) {
            case FUNC -> Fault.UNKNOWN_FUNCTION;
            case TABLE -> Fault.UNKNOWN_TABLE;
            case MEMORY -> Fault.UNKNOWN_MEMORY;
            case GLOBAL -> Fault.UNKNOWN_GLOBAL;
            case TAG -> Fault.UNKNOWN_TAG;
        };
    }

    private static FuncInfo func(FuncType from) {
        return new FuncInfo(texts(from.params()), texts(from.results()));
    }

    private static TypeInfo.Field field(FieldType from) {
        return new TypeInfo.Field(ValueType.toString(from.storageType()), from.mutable());
    }

    private static LimitsInfo limits(Limits from) {
        OptionalLong max = from.hasMax() ? OptionalLong.of(from.max()) : OptionalLong.empty();
        return new LimitsInfo(from.min(), max);
    }

    private static List<String> texts(int[] types) {
        List<String> texts = new ArrayList<>();
        for (int type : types) {
            texts.add(ValueType.toString(type));
        }
        return texts;
    }
}
