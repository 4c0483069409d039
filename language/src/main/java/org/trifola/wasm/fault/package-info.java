// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reasons and messages of every failure. The phrases are those of the official test suite, one
 * constant each in {@link org.trifola.wasm.fault.Fault}; {@link
 * org.trifola.wasm.fault.LoadException} is what decoding, parsing, validating and linking throw.
 * Knows nothing of Truffle.
 */
package org.trifola.wasm.fault;
