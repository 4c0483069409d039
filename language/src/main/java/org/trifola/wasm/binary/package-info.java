// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The binary format (spec chapter 5): decoder, encoder, the name section, and {@link
 * org.trifola.wasm.binary.CodeReader}, with which everybody walks instructions.
 */
package org.trifola.wasm.binary;
