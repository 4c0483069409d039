// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.Exhaustion;
import org.trifola.wasm.runtime.WasmException;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmTrap;

/** The superclass of all generated classes: the border between generated code and the rest. */
public abstract class GeneratedEntry extends Entry {
    /** For generated classes. */
    protected GeneratedEntry() {}

    /** Calls the body; see {@link #enter}. */
    protected Object callBoxed(Object[] arguments) {
        throw new UnsupportedOperationException("not generated code");
    }

    @Override
    public final Object enter(Object[] arguments) {
        try {
            return callBoxed(arguments);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        } catch (WasmException e) {
            throw JavaFrames.left(e);
        } catch (Exhaustion.Leave e) {
            return e.exhaustion;
        } catch (StackOverflowError e) {
            return exhausted(e);
        } catch (OutOfMemoryError e) {
            throw ((WasmInstance) arguments[0]).store.engine.outOfMemory(null);
        }
    }

    /**
     * An access that another thread's growing of the memory made fail, because the size was seen to
     * be larger and the array was not; any other would be a mistake of ours.
     */
    private static RuntimeException outOfBounds(IndexOutOfBoundsException e) {
        if (!JavaFrames.isOfAccess(e)) {
            return e;
        }
        WasmTrap trap = WasmTrap.of(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, null);
        JavaFrames.addTo(trap, e);
        return trap;
    }

    private static Exhaustion exhausted(StackOverflowError e) {
        try {
            Headroom.prove();
        } catch (StackOverflowError again) {
            return Exhaustion.FULL;
        }
        WasmTrap trap = WasmTrap.callStackExhausted(null);
        JavaFrames.addTo(trap, e);
        return Exhaustion.of(trap);
    }
}
