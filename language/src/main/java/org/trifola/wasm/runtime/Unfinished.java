// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/**
 * What a function returns to its caller instead of its results: a call that the caller makes in its
 * place, or the end of the stack, which the caller returns in turn. Never seen by other languages.
 */
public abstract sealed class Unfinished permits TailCall, Exhaustion {
    Unfinished() {}
}
