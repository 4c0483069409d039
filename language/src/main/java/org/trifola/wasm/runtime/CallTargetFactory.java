// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CallTarget;

import org.trifola.wasm.syntax.DefinedType;

/** Makes the code of functions; injected by the language, so that this package knows no tier. */
public interface CallTargetFactory {
    /** The code of a function that the module defines; called once per function. */
    CallTarget create(WasmModule module, int funcIndex);

    /** The code that calls host functions of a signature; called once per signature. */
    CallTarget forHost(DefinedType signature);
}
