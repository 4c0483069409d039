// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Measures WebAssembly engines with the same kernels, and compares them.
 *
 * <p>{@link org.trifola.benchmarks.Kernels} knows only the polyglot API, so that it can run any
 * engine whose language id is {@code wasm}: one per process, chosen by the class path. {@link
 * org.trifola.benchmarks.Report} makes tables of what several processes printed.
 */
package org.trifola.benchmarks;
