// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/**
 * What finds the functions on the stack that are generated code. These add nothing to a backtrace
 * when they are left, so they are added when a trap is made, or enters them.
 */
public abstract class GeneratedFrames {
    private static volatile GeneratedFrames finder;

    /** For the tier that generates code. */
    protected GeneratedFrames() {}

    /** Sets what finds them: when there is generated code. */
    public static void setFinder(GeneratedFrames found) {
        finder = found;
    }

    /** Adds the functions from the top of the stack to the first other code that runs wasm. */
    protected abstract void find(WasmTrap trap);

    /** The function that a frame of the JVM's stack is of, or null if it is of none. */
    protected abstract Running find(StackTraceElement frame);

    /**
     * A function that runs.
     *
     * @param module its module
     * @param index its index
     * @param body whether the frame is of its body, and not only of what enters that
     */
    public record Running(WasmModule module, int index, boolean body) {}

    /** The function of generated code that a frame of the JVM's stack is of, or null. */
    public static Running running(StackTraceElement frame) {
        GeneratedFrames known = finder;
        return known == null ? null : known.find(frame);
    }

    static void addTo(WasmTrap trap) {
        GeneratedFrames known = finder;
        if (known != null) {
            known.find(trap);
        }
    }
}
