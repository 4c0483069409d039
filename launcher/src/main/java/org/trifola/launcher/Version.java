// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.graalvm.polyglot.Engine;

/** What {@code --version} shows. */
final class Version {
    /** The version of Trifola, as the poms say. */
    static final String TRIFOLA = "0.1.0-SNAPSHOT";

    private Version() {}

    /** The program, the JDK, and the Truffle runtime, a line each. */
    static String text() {
        StringBuilder text = new StringBuilder("trifola ").append(TRIFOLA).append('\n');
        text.append("java ").append(Runtime.version());
        text.append(" (").append(System.getProperty("java.vm.name"));
        text.append(", ").append(System.getProperty("java.vendor")).append(")\n");
        try (Engine engine =
                Engine.newBuilder().option("engine.WarnInterpreterOnly", "false").build()) {
            text.append("truffle ").append(engine.getVersion());
            text.append(" (").append(engine.getImplementationName()).append(")\n");
        }
        return text.toString();
    }
}
