// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.text.Tokens;

/** A module as it stands in a script: not loaded yet, and perhaps not a module at all. */
public sealed interface ModuleSource {
    /**
     * A module written in the script itself.
     *
     * @param tokens the tokens of the script
     * @param start index of the first token of the fields, an identifier of the module included
     * @param end index of the token after the fields
     */
    record Text(Tokens tokens, int start, int end) implements ModuleSource {}

    /**
     * {@code (module binary …)}.
     *
     * @param bytes the module, not copied
     */
    record Binary(byte[] bytes) implements ModuleSource {}

    /**
     * {@code (module quote …)}.
     *
     * @param bytes the text, which need not be UTF-8, not copied
     */
    record Quote(byte[] bytes) implements ModuleSource {}
}
