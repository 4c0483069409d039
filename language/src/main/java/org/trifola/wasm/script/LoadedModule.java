// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.text.SourcePositions;

/**
 * A valid module of a script.
 *
 * @param module the module
 * @param types its types, closed
 * @param positions where its parts are in the text, or null if it is binary
 */
public record LoadedModule(Module module, Types types, SourcePositions positions) {
    /** A failure of the module with its place in the text. */
    public LoadException located(LoadException failure) {
        return positions == null ? failure : positions.locate(failure);
    }
}
