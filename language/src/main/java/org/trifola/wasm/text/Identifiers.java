// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.StructType;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The identifiers that the printer gives to the things of a module (spec 6.3.5). One thread. */
final class Identifiers {
    private final Names names;
    private final Map<Names.Kind, IdentifierSpace> flat = new EnumMap<>(Names.Kind.class);
    private final Map<Integer, IdentifierSpace> fields = new HashMap<>();

    /** The identifiers of a module. */
    Identifiers(Module module) {
        names = module.names();
        flatSpace(Names.Kind.FUNC, module.funcCount());
        flatSpace(Names.Kind.TYPE, module.typeCount());
        flatSpace(Names.Kind.TABLE, module.tableCount());
        flatSpace(Names.Kind.MEMORY, module.memoryCount());
        flatSpace(Names.Kind.GLOBAL, module.globalCount());
        flatSpace(Names.Kind.ELEM, module.elements().size());
        flatSpace(Names.Kind.DATA, module.data().size());
        flatSpace(Names.Kind.TAG, module.tagCount());
        for (Map.Entry<Integer, NameMap> entry : names.owners(Names.Kind.FIELD).entrySet()) {
            int type = entry.getKey();
            if (type < module.typeCount()
                    && module.type(type).composite() instanceof StructType struct) {
                int count = struct.fields().size();
                fields.put(type, new IdentifierSpace(entry.getValue(), count));
            }
        }
    }

    private void flatSpace(Names.Kind kind, int count) {
        flat.put(kind, new IdentifierSpace(names.map(kind), count));
    }

    /** The identifier of the module, or null. */
    String module() {
        String name = names.module();
        return name == null || name.isEmpty() ? null : TextStrings.identifier(name);
    }

    /** The identifiers of an index space of the module. */
    IdentifierSpace space(Names.Kind kind) {
        return flat.get(kind);
    }

    /** The identifier of an index, else the index itself. */
    String use(Names.Kind kind, int index) {
        return flat.get(kind).use(index);
    }

    /** The identifiers of the fields of a structure type. */
    IdentifierSpace fields(int type) {
        return fields.getOrDefault(type, IdentifierSpace.NONE);
    }

    /** The identifiers of the locals of a function that has so many. */
    IdentifierSpace locals(int function, int count) {
        return new IdentifierSpace(names.map(Names.Kind.LOCAL, function), count);
    }

    /** The names of the labels of a function, numbered in the order of their blocks. */
    NameMap labels(int function) {
        return names.map(Names.Kind.LABEL, function);
    }
}
