// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/**
 * What a function returns that ends in a tail call: the caller makes the call in its place, until
 * it gets something else.
 */
public final class TailCall extends Unfinished {
    /** What to call. */
    public final WasmFunction function;

    /** Receiver and arguments. */
    public final Object[] arguments;

    /** A call to make; the first argument is the function's receiver. */
    public TailCall(WasmFunction function, Object[] arguments) {
        this.function = function;
        this.arguments = arguments;
    }
}
