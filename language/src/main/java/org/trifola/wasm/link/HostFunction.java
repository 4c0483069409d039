// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.syntax.FuncType;

/**
 * A function written in Java that modules import. Ends the program by throwing {@link
 * org.trifola.wasm.runtime.WasmExit}, traps by throwing {@link org.trifola.wasm.runtime.WasmTrap}.
 * Called by any thread that runs the guest; compiled code calls it as it is, without looking
 * inside.
 */
public abstract class HostFunction {
    /** For subclasses. */
    protected HostFunction() {}

    /** Its type; number types only, or abstract reference types. */
    public abstract FuncType type();

    /**
     * Calls it.
     *
     * @param importer the instance that imported it, whose memory it may use
     * @param arguments parameters from index 1 as {@code Integer}, {@code Long}, {@code Float},
     *     {@code Double} or a reference; index 0 is of no meaning
     * @return null for no result, the boxed result, or an {@code Object[]} of several
     */
    public abstract Object call(WasmInstance importer, Object[] arguments);
}
