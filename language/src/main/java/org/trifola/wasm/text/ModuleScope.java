// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.CompositeType;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.SubType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The identifiers and types of the module that is parsed (the identifier context of spec 6.1). */
final class ModuleScope {
    final IndexSpace types =
            new IndexSpace(Names.Kind.TYPE, Fault.UNBOUND_TYPE, Fault.DUPLICATE_TYPE);
    final IndexSpace funcs =
            new IndexSpace(Names.Kind.FUNC, Fault.UNBOUND_FUNCTION, Fault.DUPLICATE_FUNC);
    final IndexSpace tables =
            new IndexSpace(Names.Kind.TABLE, Fault.UNBOUND_TABLE, Fault.DUPLICATE_TABLE);
    final IndexSpace memories =
            new IndexSpace(Names.Kind.MEMORY, Fault.UNBOUND_MEMORY, Fault.DUPLICATE_MEMORY);
    final IndexSpace globals =
            new IndexSpace(Names.Kind.GLOBAL, Fault.UNBOUND_GLOBAL, Fault.DUPLICATE_GLOBAL);
    final IndexSpace tags = new IndexSpace(Names.Kind.TAG, Fault.UNBOUND_TAG, Fault.DUPLICATE_TAG);
    final IndexSpace elems =
            new IndexSpace(Names.Kind.ELEM, Fault.UNBOUND_ELEM_SEGMENT, Fault.DUPLICATE_ELEM);
    final IndexSpace datas =
            new IndexSpace(Names.Kind.DATA, Fault.UNBOUND_DATA_SEGMENT, Fault.DUPLICATE_DATA);

    final Features features;

    /** All names that the name section will have. */
    final NameTable names = new NameTable();

    private final List<SubType> defined = new ArrayList<>();
    private final Map<FuncType, Integer> plainFuncs = new HashMap<>();

    /** Field identifiers by type index. */
    private final Map<Integer, SymbolMap> fields = new HashMap<>();

    /** The recursion groups, those of inline function types at the end. */
    final List<RecGroup> groups = new ArrayList<>();

    ModuleScope(Features features) {
        this.features = features;
    }

    /** The index space of what can be imported and exported, by its keyword; or null. */
    IndexSpace space(String keyword) {
        return switch (keyword) {
            case "func" -> funcs;
            case "table" -> tables;
            case "memory" -> memories;
            case "global" -> globals;
            case "tag" -> tags;
            default -> null;
        };
    }

    /** Adds a group; its types have the next indices. */
    void define(RecGroup group) {
        groups.add(group);
        for (SubType type : group.types()) {
            defined.add(type);
        }
        if (group.types().size() == 1) {
            SubType type = group.types().get(0);
            boolean plain = type.isFinal() && type.supertypes().isEmpty();
            if (plain && type.composite() instanceof FuncType func) {
                plainFuncs.putIfAbsent(func, defined.size() - 1);
            }
        }
    }

    /** The function type of an index, or null if it is none. */
    FuncType func(int typeIndex) {
        if (typeIndex < 0 || typeIndex >= defined.size()) {
            return null;
        }
        CompositeType type = defined.get(typeIndex).composite();
        return type instanceof FuncType func ? func : null;
    }

    /** The index of the first type that is just that function type; adds one if there is none. */
    int inlineFunc(FuncType func) {
        Integer known = plainFuncs.get(func);
        if (known != null) {
            return known;
        }
        define(new RecGroup(List.of(SubType.of(func)), false));
        return defined.size() - 1;
    }

    /** Keeps the field identifiers of a type. */
    void fields(int typeIndex, SymbolMap identifiers) {
        fields.put(typeIndex, identifiers);
    }

    /** The index of a field, or {@link SymbolMap#ABSENT}. */
    int field(int typeIndex, int symbol) {
        SymbolMap identifiers = fields.get(typeIndex);
        return identifiers == null ? SymbolMap.ABSENT : identifiers.get(symbol);
    }
}
