// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

/**
 * Proof that there is stack left, before work that must not be cut short: lowering a body, growing
 * a memory, calling a host module, whatever may load classes. If the stack is too full, the error
 * comes here, where nothing is half done; inside a class initializer it would make that class
 * unusable for the life of the process.
 */
public final class Headroom {
    private Headroom() {}

    /**
     * Depth of the recursion; with the arguments below, more than 64 KiB however it is compiled.
     */
    private static final int DEPTH = 700;

    /** The same for 16 KiB: at most a quarter of the time, which is some microseconds. */
    private static final int WARM_DEPTH = 170;

    /** Written so that no compiler drops the recursion. */
    private static volatile long sink;

    /**
     * Returns if there is enough stack.
     *
     * @throws StackOverflowError if not, which the functions on the stack turn into a trap
     */
    @TruffleBoundary
    public static void prove() {
        sink = use(DEPTH, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    /**
     * The same for work that was done before, so that no classes are loaded or initialized by it.
     *
     * @throws StackOverflowError if there is too little stack
     */
    @TruffleBoundary
    public static void proveWarm() {
        sink = use(WARM_DEPTH, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static long use(
            int depth, long a, long b, long c, long d, long e, long f, long g, long h) {
        if (depth == 0) {
            return a + b + c + d;
        }
        // Every argument is needed after the call, so each frame keeps all of them.
        return use(depth - 1, b, c, d, e, f, g, h, a) + (a ^ b ^ c ^ d ^ e ^ f ^ g ^ h);
    }
}
