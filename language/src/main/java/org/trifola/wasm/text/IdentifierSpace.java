// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.NameMap;

import java.util.HashMap;
import java.util.Map;

/**
 * The identifiers that the printer gives to one index space. A name that no other index has is the
 * identifier; others get their index added, and a {@code @name} annotation where they are defined,
 * so that no name is lost. Identifiers come with their {@code $}.
 */
final class IdentifierSpace {
    /** Nothing has an identifier. */
    static final IdentifierSpace NONE = new IdentifierSpace(NameMap.EMPTY, 0);

    private final Map<Integer, String> uses = new HashMap<>();
    private final Map<Integer, String> annotations = new HashMap<>();

    /**
     * The identifiers of a space.
     *
     * @param names what the name section says
     * @param count how many indices exist; names of others are left out
     */
    IdentifierSpace(NameMap names, int count) {
        Map<String, Integer> counts = new HashMap<>();
        for (Map.Entry<Integer, String> entry : names.entries()) {
            counts.merge(entry.getValue(), 1, Integer::sum);
        }
        for (Map.Entry<Integer, String> entry : names.entries()) {
            int index = entry.getKey();
            if (Integer.compareUnsigned(index, count) < 0) {
                name(index, entry.getValue(), counts);
            }
        }
    }

    private void name(int index, String name, Map<String, Integer> counts) {
        if (!name.isEmpty() && counts.get(name) == 1) {
            uses.put(index, TextStrings.identifier(name));
            return;
        }
        String numbered = name + "#" + index;
        if (!counts.containsKey(numbered)) {
            StringBuilder annotation = new StringBuilder(" (@name ");
            TextStrings.appendName(annotation, name);
            uses.put(index, TextStrings.identifier(numbered));
            annotations.put(index, annotation.append(')').toString());
        }
    }

    /** The identifier of an index, or null. */
    String find(int index) {
        return uses.get(index);
    }

    /** The identifier of an index, else the index itself. */
    String use(int index) {
        String identifier = find(index);
        return identifier != null ? identifier : Integer.toUnsignedString(index);
    }

    /** What stands where an index is defined: nothing, or the identifier; never null. */
    String definition(int index) {
        return uses.getOrDefault(index, "") + annotations.getOrDefault(index, "");
    }
}
