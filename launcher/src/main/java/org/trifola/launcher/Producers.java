// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.binary.ByteReader;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.Module;

import java.util.LinkedHashMap;
import java.util.Map;

/** What made a module: the custom section {@code producers} of the tool conventions. */
final class Producers {
    private static final String SECTION = "producers";

    private Producers() {}

    /**
     * The fields of the section ({@code language}, {@code processed-by}, {@code sdk}): names with
     * their versions. Empty without one, and what comes before the mistake in a broken one.
     */
    static Map<String, Map<String, String>> of(Module module) {
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        for (CustomSection section : module.customs()) {
            if (section.name().equals(SECTION)) {
                var contents = section.contents();
                try {
                    read(
                            new ByteReader(contents.array(), contents.start(), contents.end()),
                            fields);
                } catch (LoadException e) {
                    // Nothing else depends on this section.
                    return fields;
                }
            }
        }
        return fields;
    }

    private static void read(ByteReader in, Map<String, Map<String, String>> fields) {
        for (int count = in.index(); count > 0; count--) {
            Map<String, String> values =
                    fields.computeIfAbsent(in.name(), name -> new LinkedHashMap<>());
            for (int size = in.index(); size > 0; size--) {
                String name = in.name();
                values.put(name, in.name());
            }
        }
    }
}
