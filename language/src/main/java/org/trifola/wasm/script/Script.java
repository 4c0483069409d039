// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

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
}
