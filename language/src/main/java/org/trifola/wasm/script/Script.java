// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.LoadException;

import java.util.List;

/**
 * A script: a list of commands.
 *
 * @param path where it comes from, for messages
 * @param commands its commands in order
 */
public record Script(String path, List<Command> commands) {
    /** Keeps its own copy of the list. */
    public Script {
        commands = List.copyOf(commands);
    }

    /**
     * Parses a script and does what needs no execution.
     *
     * @throws LoadException if the script itself is malformed, the modules in it aside
     */
    public static ScriptResult check(CharSequence text, String path, ScriptLoader loader) {
        return ScriptRunner.run(ScriptParser.parse(text, path), loader, new ScriptModules(), null);
    }
}
