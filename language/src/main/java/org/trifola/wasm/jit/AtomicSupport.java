// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.runtime.Atomics;
import org.trifola.wasm.runtime.WasmInstance;

import java.lang.invoke.VarHandle;

/** The atomic instructions, for generated code; {@code access} is an {@link AtomicAccess}. */
public final class AtomicSupport {
    private AtomicSupport() {}

    /** Atomic loads. */
    public static long load(long address, WasmInstance instance, int memory, int access) {
        return Atomics.load(instance.memories[memory], address, AtomicAccess.widthLog2(access));
    }

    /** Atomic stores. */
    public static void store(
            long address, long value, WasmInstance instance, int memory, int access) {
        int width = AtomicAccess.widthLog2(access);
        Atomics.store(instance.memories[memory], address, width, value);
    }

    /** The {@code rmw} instructions but {@code cmpxchg}. */
    public static long update(
            long address, long operand, WasmInstance instance, int memory, int access) {
        return Atomics.update(
                instance.memories[memory],
                address,
                AtomicAccess.widthLog2(access),
                AtomicAccess.operation(access),
                operand);
    }

    /** {@code cmpxchg}. */
    public static long compareExchange(
            long address,
            long expected,
            long replacement,
            WasmInstance instance,
            int memory,
            int access) {
        int width = AtomicAccess.widthLog2(access);
        return Atomics.compareExchange(
                instance.memories[memory], address, width, expected, replacement);
    }

    /** {@code memory.atomic.wait}. */
    public static long await(
            long address,
            long expected,
            long timeout,
            WasmInstance instance,
            int memory,
            int access) {
        int width = AtomicAccess.widthLog2(access);
        return Atomics.await(instance.memories[memory], address, width, expected, timeout);
    }

    /** {@code memory.atomic.notify}. */
    public static long wake(
            long address, long count, WasmInstance instance, int memory, int access) {
        return Atomics.wake(instance.memories[memory], address, (int) count);
    }

    /** {@code atomic.fence}. */
    public static void fence() {
        VarHandle.fullFence();
    }
}
