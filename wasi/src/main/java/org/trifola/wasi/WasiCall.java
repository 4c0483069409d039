// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.HostType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of the interface.
 *
 * @param params types of its parameters
 * @param results types of its results
 * @param lock what it does with paths
 * @param light whether it only looks something up, so that nothing is half done wherever the stack
 *     ends in it
 * @param body what it does
 */
record WasiCall(
        List<HostType> params, List<HostType> results, PathLock lock, boolean light, Body body) {
    /** What a function does; it succeeds by returning. */
    @FunctionalInterface
    interface Body {
        /** Does it; throws {@link WasiException} with the number of what went wrong. */
        void run(Call call) throws IOException;
    }

    private static final List<HostType> ERRNO = List.of(HostType.I32);

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
        return new WasiCall(types(params), ERRNO, lock, false, body);
    }

    /** A function that returns an error number and only looks something up. */
    static WasiCall ofLight(String params, Body body) {
        return new WasiCall(types(params), ERRNO, PathLock.NONE, true, body);
    }

    /** A function that does not return. */
    static WasiCall ofNoReturn(String params, Body body) {
        return new WasiCall(types(params), List.of(), PathLock.NONE, false, body);
    }

    private static List<HostType> types(String letters) {
        List<HostType> types = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            types.add(letters.charAt(i) == 'l' ? HostType.I64 : HostType.I32);
        }
        return types;
    }
}
