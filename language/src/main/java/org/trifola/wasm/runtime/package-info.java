// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The runtime structure (spec 4.2): store, instances, functions, tables, memories, globals, tags,
 * exceptions and traps, each with the interop messages that other languages send to it.
 *
 * <p>Values are {@code Integer}, {@code Long}, {@code Float}, {@code Double} where they are boxed;
 * references are Java objects, and the null reference is Java's null inside the engine and {@link
 * org.trifola.wasm.runtime.WasmNull} outside. Functions are called as {@code target.call(receiver,
 * arguments…)}; no result is null, one is the value, several are an {@code Object[]}. A function
 * that ends in a tail call returns a {@link org.trifola.wasm.runtime.TailCall} that its caller
 * loops on; one that finds the stack full an {@link org.trifola.wasm.runtime.Exhaustion} that its
 * caller returns, too.
 */
package org.trifola.wasm.runtime;
