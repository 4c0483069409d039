// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

/**
 * An import (spec 2.5.10).
 *
 * @param module name of the module that it asks for
 * @param name name there
 * @param kind {@code function}, {@code table}, {@code memory}, {@code global} or {@code tag}
 * @param text its type to read, such as {@code [i32] -> [i64]}; {@code trifola inspect} prints the
 *     same
 * @param type its type to work with
 */
public record ImportInfo(String module, String name, String kind, String text, ExternInfo type) {}
