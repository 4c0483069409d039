// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/** The WebAssembly engine: language, and the API of its parts for host modules and tools. */
@SuppressWarnings("module") // The sibling modules, which are compiled later, are not known yet.
module org.trifola.wasm {
    requires transitive org.graalvm.polyglot;
    requires transitive org.graalvm.truffle;

    exports org.trifola.wasm to
            org.trifola.launcher;
    exports org.trifola.wasm.api;
    exports org.trifola.wasm.binary to
            org.trifola.launcher;
    exports org.trifola.wasm.fault;
    exports org.trifola.wasm.host;
    exports org.trifola.wasm.link to
            org.trifola.launcher;
    exports org.trifola.wasm.numeric to
            org.trifola.launcher;
    exports org.trifola.wasm.runtime to
            org.trifola.launcher;
    exports org.trifola.wasm.script to
            org.trifola.launcher;
    exports org.trifola.wasm.syntax to
            org.trifola.launcher;
    exports org.trifola.wasm.text to
            org.trifola.launcher;
    exports org.trifola.wasm.valid to
            org.trifola.launcher;

    uses org.trifola.wasm.host.HostModuleProvider;

    provides com.oracle.truffle.api.provider.TruffleLanguageProvider with
            org.trifola.wasm.WasmLanguageProvider;
    provides com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider with
            org.trifola.wasm.TerminatorProvider;
}
