// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.ValueType;

import java.io.IOException;

/**
 * A function of the interface.
 *
 * @param type its type
 * @param lock what it does with paths
 * @param light whether it only looks something up, so that nothing is half done wherever the stack
 *     ends in it
 * @param body what it does
 */
record WasiCall(FuncType type, PathLock lock, boolean light, Body body) {
    /** What a function does; it succeeds by returning. */
    @FunctionalInterface
    interface Body {
        /** Does it; throws {@link WasiException} with the number of what went wrong. */
        void run(Call call) throws IOException;
    }

    private static final int[] ERRNO = {ValueType.I32};

    /**
     * A function that returns an error number.
     *
     * @param params a letter for each parameter: {@code i} for {@code i32} and {@code l} for {@code
     *     i64}
     */
    static WasiCall of(String params, Body body) {
        return of(params, PathLock.NONE, body);
    }

    /** A function that returns an error number and has to do with paths. */
    static WasiCall of(String params, PathLock lock, Body body) {
        return new WasiCall(new FuncType(types(params), ERRNO), lock, false, body);
    }

    /** A function that returns an error number and only looks something up. */
    static WasiCall ofLight(String params, Body body) {
        FuncType type = new FuncType(types(params), ERRNO);
        return new WasiCall(type, PathLock.NONE, true, body);
    }

    /** A function that does not return. */
    static WasiCall ofNoReturn(String params, Body body) {
        FuncType type = new FuncType(types(params), new int[0]);
        return new WasiCall(type, PathLock.NONE, false, body);
    }

    private static int[] types(String letters) {
        int[] types = new int[letters.length()];
        for (int i = 0; i < types.length; i++) {
            types[i] = letters.charAt(i) == 'l' ? ValueType.I64 : ValueType.I32;
        }
        return types;
    }
}
