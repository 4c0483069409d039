// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

/**
 * An export (spec 2.5.9).
 *
 * @param name its name
 * @param kind {@code function}, {@code table}, {@code memory}, {@code global} or {@code tag}
 * @param text its type to read, such as {@code mut i32}; {@code trifola inspect} prints the same
 * @param type its type to work with
 */
public record ExportInfo(String name, String kind, String text, ExternInfo type) {}
