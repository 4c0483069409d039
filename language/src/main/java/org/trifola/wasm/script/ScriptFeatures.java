// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.syntax.Feature;

import java.nio.file.Path;

/** Which features the scripts of the official suite expect, by the folder that they are in. */
public final class ScriptFeatures {
    /** Its scripts assert that what other proposals brought later is invalid. */
    private static final Path THREADS = Path.of("proposals", "threads");

    private ScriptFeatures() {}

    /**
     * The features of a script, as a list for {@link org.trifola.wasm.syntax.Features#parse}: all,
     * but for the folder {@code proposals/threads}, which was written before several tables and
     * memories, and before 64-bit limits.
     */
    public static String of(Path script) {
        if (!script.toAbsolutePath().getParent().endsWith(THREADS)) {
            return "all";
        }
        return "-"
                + Feature.MULTI_MEMORY.option()
                + ",-"
                + Feature.REFERENCE_TYPES.option()
                + ",-"
                + Feature.MEMORY64.option();
    }
}
