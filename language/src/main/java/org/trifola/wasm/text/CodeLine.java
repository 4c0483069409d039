// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

/**
 * A line of a printed function: an instruction, or all that stands before the first one.
 *
 * @param offset where the instruction starts in the binary form of the module, or -1
 * @param text the line, indented
 */
public record CodeLine(int offset, String text) {}
