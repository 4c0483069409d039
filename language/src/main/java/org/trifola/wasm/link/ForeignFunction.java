// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

/**
 * A callable object of another language that a module imported; the receiver of its {@link
 * org.trifola.wasm.runtime.WasmFunction}.
 *
 * @param callable what interop executes
 * @param name how messages call it, such as {@code env.print}
 */
public record ForeignFunction(Object callable, String name) {}
