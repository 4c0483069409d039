// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;

import java.util.HashMap;
import java.util.Map;

/**
 * Which identifier the printer gives to an index: the name that the name section has for it, if
 * nothing else in the index space has the same and the index exists (spec 6.3.5). Identifiers come
 * with their {@code $}. One thread.
 */
final class Identifiers {
    private final Names names;
    private final Map<Names.Kind, Map<Integer, String>> flat = new HashMap<>();
    private final Map<Integer, Map<Integer, String>> fields = new HashMap<>();

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
        names.owners(Names.Kind.FIELD)
                .forEach((type, map) -> fields.put(type, space(map, Integer.MAX_VALUE)));
    }

    private void flatSpace(Names.Kind kind, int count) {
        flat.put(kind, space(names.map(kind), count));
    }

    private static Map<Integer, String> space(NameMap map, int count) {
        Map<String, Integer> uses = new HashMap<>();
        for (Map.Entry<Integer, String> entry : map.entries()) {
            uses.merge(entry.getValue(), 1, Integer::sum);
        }
        Map<Integer, String> identifiers = new HashMap<>();
        for (Map.Entry<Integer, String> entry : map.entries()) {
            String name = entry.getValue();
            boolean exists = Integer.compareUnsigned(entry.getKey(), count) < 0;
            if (exists && !name.isEmpty() && uses.get(name) == 1) {
                identifiers.put(entry.getKey(), TextStrings.identifier(name));
            }
        }
        return identifiers;
    }

    /** The identifier of the module, or null. */
    String module() {
        String name = names.module();
        return name == null || name.isEmpty() ? null : TextStrings.identifier(name);
    }

    /** The identifier of an index, or null. */
    String find(Names.Kind kind, int index) {
        return flat.get(kind).get(index);
    }

    /** The identifier of an index, else the index itself. */
    String use(Names.Kind kind, int index) {
        String identifier = find(kind, index);
        return identifier != null ? identifier : Integer.toUnsignedString(index);
    }

    /** The identifier of a field of a structure type, or null. */
    String field(int type, int field) {
        return fields.getOrDefault(type, Map.of()).get(field);
    }

    /** The identifiers of the locals of a function that has so many. */
    Map<Integer, String> locals(int function, int count) {
        return space(names.map(Names.Kind.LOCAL, function), count);
    }

    /** The identifiers of the labels of a function, numbered in the order of their blocks. */
    Map<Integer, String> labels(int function) {
        return space(names.map(Names.Kind.LABEL, function), Integer.MAX_VALUE);
    }
}
