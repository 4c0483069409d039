// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.AccessFlags;
import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.runtime.Atomics;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmMemory;

import java.lang.invoke.VarHandle;

/** Handlers of the atomic instructions (threads proposal), by their form; a switch of their own. */
final class AtomicHandlers {
    private AtomicHandlers() {}

    /** Runs an atomic instruction; returns the next position. */
    static int run(VirtualFrame f, int[] c, int pc, WasmInstance instance) {
        switch (c[pc]) {
            case Code.ATOMIC_LOAD:
                return load(f, c, pc, MemoryHandlers.memory(instance, c, pc + 3));
            case Code.ATOMIC_STORE:
                return store(f, c, pc, MemoryHandlers.memory(instance, c, pc + 3));
            case Code.ATOMIC_UPDATE:
                return update(f, c, pc, MemoryHandlers.memory(instance, c, pc + 4));
            case Code.ATOMIC_EXCHANGE:
                return compareExchange(f, c, pc, MemoryHandlers.memory(instance, c, pc + 5));
            case Code.ATOMIC_WAIT:
                return await(f, c, pc, MemoryHandlers.memory(instance, c, pc + 5));
            case Code.ATOMIC_NOTIFY:
                long address = MemoryHandlers.farAddress(f, c, pc + 2, pc + 5);
                int count = f.getIntStatic(c[pc + 3]);
                WasmMemory memory = MemoryHandlers.memory(instance, c, pc + 4);
                f.setIntStatic(c[pc + 1], Atomics.wake(memory, address, count));
                return pc + 8;
            case Code.ATOMIC_FENCE:
                VarHandle.fullFence();
                return pc + 1;
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }

    private static int load(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        int access = c[pc + 4] >> AccessFlags.BITS;
        long address = MemoryHandlers.farAddress(f, c, pc + 2, pc + 4);
        long value = Atomics.load(memory, address, AtomicAccess.widthLog2(access));
        set(f, c[pc + 1], access, value);
        return pc + 7;
    }

    private static int store(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        int access = c[pc + 4] >> AccessFlags.BITS;
        long address = MemoryHandlers.farAddress(f, c, pc + 1, pc + 4);
        Atomics.store(memory, address, AtomicAccess.widthLog2(access), get(f, c[pc + 2], access));
        return pc + 7;
    }

    private static int update(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        int access = c[pc + 5] >> AccessFlags.BITS;
        long address = MemoryHandlers.farAddress(f, c, pc + 2, pc + 5);
        long old =
                Atomics.update(
                        memory,
                        address,
                        AtomicAccess.widthLog2(access),
                        AtomicAccess.operation(access),
                        get(f, c[pc + 3], access));
        set(f, c[pc + 1], access, old);
        return pc + 8;
    }

    private static int compareExchange(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        int access = c[pc + 6] >> AccessFlags.BITS;
        long address = MemoryHandlers.farAddress(f, c, pc + 2, pc + 6);
        long old =
                Atomics.compareExchange(
                        memory,
                        address,
                        AtomicAccess.widthLog2(access),
                        get(f, c[pc + 3], access),
                        get(f, c[pc + 4], access));
        set(f, c[pc + 1], access, old);
        return pc + 9;
    }

    private static int await(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        int access = c[pc + 6] >> AccessFlags.BITS;
        long address = MemoryHandlers.farAddress(f, c, pc + 2, pc + 6);
        int outcome =
                Atomics.await(
                        memory,
                        address,
                        AtomicAccess.widthLog2(access),
                        get(f, c[pc + 3], access),
                        f.getLongStatic(c[pc + 4]));
        f.setIntStatic(c[pc + 1], outcome);
        return pc + 9;
    }

    /** An operand; above its width it may be anything. */
    private static long get(VirtualFrame f, int slot, int access) {
        return AtomicAccess.isLong(access) ? f.getLongStatic(slot) : f.getIntStatic(slot);
    }

    private static void set(VirtualFrame f, int slot, int access, long value) {
        if (AtomicAccess.isLong(access)) {
            f.setLongStatic(slot, value);
        } else {
            f.setIntStatic(slot, (int) value);
        }
    }
}
