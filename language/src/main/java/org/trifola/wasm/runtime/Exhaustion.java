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
 * again, and making the new error costs milliseconds. So the innermost function returns {@link
 * #FULL}, and the first ones around it only what is {@link #next}; when enough stack is free, the
 * trap is made, and the other functions add themselves. What is returned counts the functions, so
 * threads whose stacks are full at the same time know nothing of each other.
 */
public final class Exhaustion extends Unfinished {
    /** Functions that are left before anything is done, compiled or not. */
    private static final int FRAMES = 256;

    /** Nothing was done yet, because there is too little stack for it. */
    public static final Exhaustion FULL = chain();

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

    /** What a function returns that got this, and may not do anything; null if it may. */
    public final Exhaustion next;

    private final WasmTrap trap;

    private Exhaustion(WasmTrap trap, Exhaustion next) {
        this.trap = trap;
        this.next = next;
    }

    private static Exhaustion chain() {
        Exhaustion first = null;
        for (int i = 0; i < FRAMES; i++) {
            first = new Exhaustion(null, first);
        }
        return first;
    }

    /** What a function returns that got the trap as an exception, from a host function. */
    @TruffleBoundary
    public static Exhaustion of(WasmTrap trap) {
        return new Exhaustion(trap, null);
    }

    /** What a function returns that got this, once there is stack to do something. */
    @TruffleBoundary
    public Exhaustion left(WasmModule module, int funcIndex, int offset) {
        Exhaustion made = trap == null ? of(WasmTrap.callStackExhausted(null)) : this;
        made.trap.addFrame(module, funcIndex, offset);
        return made;
    }

    /** The trap, for the host; {@code node} may be null. */
    @TruffleBoundary
    public WasmTrap trap(Node node) {
        return trap == null ? WasmTrap.callStackExhausted(node) : trap;
    }
}
