// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/** Emscripten's host functions for Trifola, found by the engine as a service. */
module org.trifola.emscripten {
    requires org.trifola.wasm;
}
