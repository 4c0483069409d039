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

    /**
     * What a function is translated to, for people.
     *
     * @param pieces into how many classes its body is cut; 1 if it is whole
     * @param bytes length of the longest method of its class, in bytes of JVM bytecode
     */
    record Form(int pieces, int bytes) {}

    /** What the function is translated to, or null if the interpreter is to run it. */
    Form form(int funcIndex);
}
