// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/** The text format (spec chapter 6): lexer, parser and printer. */
package org.trifola.wasm.text;
