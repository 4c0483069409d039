// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.host.HostCaller;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostType;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code wasi.thread-spawn}: starts a thread with an argument for the program's own use, and
 * returns its number, or an error number below zero.
 */
final class ThreadSpawn extends HostFunction {
    /** The name of the function. */
    static final String NAME = "thread-spawn";

    /** What the program exports for its threads to run. */
    private static final String START = "wasi_thread_start";

    /** The largest number of a thread: programs use the bits above for their own purposes. */
    private static final int MAX = 0x1FFF_FFFF;

    private final AtomicInteger last = new AtomicInteger();

    @Override
    public List<HostType> params() {
        return List.of(HostType.I32);
    }

    @Override
    public List<HostType> results() {
        return List.of(HostType.I32);
    }

    @Override
    @TruffleBoundary
    public Object call(HostCaller caller, Object[] arguments) {
        Headroom.prove();
        int number = last.updateAndGet(n -> n == MAX ? 1 : n + 1);
        boolean started = caller.startThread(START, number, arguments[1]);
        return started ? number : -Errno.AGAIN.ordinal();
    }
}
