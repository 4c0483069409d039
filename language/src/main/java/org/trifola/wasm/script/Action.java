// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import java.util.List;

/** What a script does with an instance. */
public sealed interface Action {
    /** The identifier of the instance without {@code $}, or null for the last one. */
    String instance();

    /** The name of the export. */
    String name();

    /**
     * Calls an exported function.
     *
     * @param instance the instance, or null for the last one
     * @param name the export
     * @param arguments what it is called with
     */
    record Invoke(String instance, String name, List<ScriptValue> arguments) implements Action {
        /** Keeps its own copy of the list. */
        public Invoke {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return "invoke \"" + name + "\"";
        }
    }

    /**
     * Reads an exported global.
     *
     * @param instance the instance, or null for the last one
     * @param name the export
     */
    record Get(String instance, String name) implements Action {
        @Override
        public String toString() {
            return "get \"" + name + "\"";
        }
    }
}
