// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/** The WebAssembly engine: language, and the API of its parts for host modules and tools. */
module org.trifola.wasm {
    requires transitive org.graalvm.polyglot;
    requires transitive org.graalvm.truffle;
}
