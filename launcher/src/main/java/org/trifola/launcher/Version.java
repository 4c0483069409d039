// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.graalvm.polyglot.Engine;

/** What {@code --version} shows. */
final class Version {
    private Version() {}

    /** The program, the JDK, and the Truffle runtime, a line each. */
    static String text() {
        StringBuilder text = new StringBuilder("trifola ");
        text.append(version(Version.class, "(not from a jar)")).append('\n');
        text.append("java ").append(Runtime.version());
        text.append(" (").append(System.getProperty("java.vm.name"));
        text.append(", ").append(System.getProperty("java.vendor")).append(")\n");
        try (Engine engine =
                Engine.newBuilder().option("engine.WarnInterpreterOnly", "false").build()) {
            text.append("truffle ").append(version(Engine.class, engine.getVersion()));
            text.append(" (").append(engine.getImplementationName()).append(")\n");
        }
        return text.toString();
    }

    /** The version in the manifest of the jar of a class; {@code other} if it has none. */
    private static String version(Class<?> type, String other) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? other : version;
    }
}
