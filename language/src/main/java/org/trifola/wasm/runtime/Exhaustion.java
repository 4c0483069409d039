// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.ControlFlowException;
import com.oracle.truffle.api.nodes.Node;

/**
 * The stack is full. Functions return this instead of throwing, down to where the host called the
 * first of them, for two reasons. An exception deoptimizes every compiled function that it passes
 * for the first time, at some 0.2 ms each; a megabyte of stack holds 100,000 of them. And where the
 * stack has just ended nothing can be called, not even to make an exception: whoever tries fails
 * again, and making the new error costs milliseconds. So the first functions only return {@link
 * #FULL}; when enough stack is free, the trap is made, and the other functions add themselves.
 */
public final class Exhaustion extends Unfinished {
    /** Nothing was done yet, because there is too little stack for it. */
    public static final Exhaustion FULL = new Exhaustion(null);

    /** Functions that are left before anything is done, compiled or not. */
    public static final int FRAMES = 256;

    /** Leaves the body of a function that returns {@link #exhaustion}. */
    public static final class Leave extends ControlFlowException {
        private static final long serialVersionUID = 1L;

        /** What to return. */
        public final transient Exhaustion exhaustion;

        Leave(Exhaustion exhaustion) {
            this.exhaustion = exhaustion;
        }
    }

    /** What to throw in a function to return this. */
    public final Leave leave = new Leave(this);

    private final WasmTrap trap;

    private Exhaustion(WasmTrap trap) {
        this.trap = trap;
    }

    /** What a function returns that got the trap as an exception, from a host function. */
    @TruffleBoundary
    public static Exhaustion of(WasmTrap trap) {
        return new Exhaustion(trap);
    }

    /** What a function returns that got this, once there is stack to do something. */
    @TruffleBoundary
    public Exhaustion left(WasmModule module, int funcIndex, int offset) {
        Exhaustion made = trap == null ? new Exhaustion(WasmTrap.callStackExhausted(null)) : this;
        made.trap.addFrame(module, funcIndex, offset);
        return made;
    }

    /** The trap, for the host; {@code node} may be null. */
    @TruffleBoundary
    public WasmTrap trap(Node node) {
        return trap == null ? WasmTrap.callStackExhausted(node) : trap;
    }
}
