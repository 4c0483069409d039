// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The text format (spec chapter 6): tokens, the parser, which emits the binary form of bodies, and
 * the printer. {@link org.trifola.wasm.text.Lexer} turns a text into {@link
 * org.trifola.wasm.text.Tokens}; {@link org.trifola.wasm.text.TokenReader} is a cursor over them
 * that modules and scripts share.
 */
package org.trifola.wasm.text;
