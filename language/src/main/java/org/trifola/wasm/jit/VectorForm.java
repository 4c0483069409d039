// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

/** What generated code makes of vectors. */
enum VectorForm {
    /** Objects, and calls of methods with them: the shortest code. */
    OBJECTS,

    /** A variable of the JVM for each lane or two: fast at once. */
    LANES,

    /** The JDK's Vector API: the fastest, once HotSpot's C2 has compiled it. */
    WIDE
}
