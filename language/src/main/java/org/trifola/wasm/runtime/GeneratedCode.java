// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/** The code that was generated for a module. Safe for use by several threads. */
public interface GeneratedCode {
    /**
     * The code of a function that the module defines, made when it is first asked for; null if the
     * interpreter is to run it.
     *
     * @throws org.trifola.wasm.fault.LoadException if the body cannot be executed
     */
    Entry entry(int funcIndex);
}
