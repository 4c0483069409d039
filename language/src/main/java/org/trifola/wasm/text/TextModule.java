// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.Module;

/**
 * A module that was given as text, with its binary form. The arrays are the record's own: never
 * written after construction.
 *
 * @param module the module, whose slices are slices of {@code binary}
 * @param binary the binary form
 * @param positions where the instructions are in the text
 */
public record TextModule(Module module, byte[] binary, SourcePositions positions) {}
