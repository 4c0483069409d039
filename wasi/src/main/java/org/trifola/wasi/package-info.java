// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * WASI preview 1 (import names {@code wasi_snapshot_preview1} and, with its older structure
 * layouts, {@code wasi_unstable}). {@code Preview1} is the table of its functions.
 *
 * <p>Nothing of the host is reachable but what the context's {@link
 * org.trifola.wasm.host.HostEnvironment} names: arguments, environment variables, three streams,
 * and the directories that it lists. {@code PathResolver} keeps programs inside those directories.
 *
 * <p>An address that is out of bounds of the program's memory is a trap, as the specification of
 * preview 1 asks; every other failure is an error number.
 */
package org.trifola.wasi;
