// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/** The command line of Trifola. */
module org.trifola.launcher {
    requires info.picocli;
    requires org.graalvm.polyglot;
    requires org.trifola.wasi;
    requires org.trifola.wasm;

    opens org.trifola.launcher to
            info.picocli;
}
