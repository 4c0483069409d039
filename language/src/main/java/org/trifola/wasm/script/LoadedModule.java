// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Types;

/**
 * A valid module of a script.
 *
 * @param module the module
 * @param types its types, closed
 */
public record LoadedModule(Module module, Types types) {}
