// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.syntax.DefinedType;

/** A tag instance (spec 4.2.11): equal only to itself. */
public final class WasmTag extends WasmObject {
    /** A function type whose parameters are the payload. */
    public final DefinedType type;

    /** A new tag. */
    public WasmTag(DefinedType type) {
        this.type = type;
    }

    @Override
    public String toString() {
        return "tag " + type;
    }
}
