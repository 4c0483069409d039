// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.Exhaustion;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStore;

/**
 * A wasm function where Truffle's runtime has no compiler: the interpreter runs it on frames of our
 * own, until it has been translated. Where there is a polyglot context, a {@link FunctionRootNode}
 * calls this; elsewhere it is the call target itself, which spares a program's start the root nodes
 * and what Truffle finds out about them by reflection.
 */
public final class PlainFunction implements CallTarget {
    private static final FrameDescriptor NO_SLOTS = new FrameDescriptor();

    /** Slots from which on frames are counted: few functions have so many. */
    private static final int LARGE_FRAME = 128;

    /** With assertions, frames check that a slot was written before it is read. */
    private static final boolean ASSERTIONS = PlainFunction.class.desiredAssertionStatus();

    private final WasmModule module;
    private final int funcIndex;
    private final FunctionCode code;
    private final FunctionNode body;

    private final Translation translation;

    PlainFunction(WasmModule module, int funcIndex, FunctionCode code, FunctionNode body) {
        this.module = module;
        this.funcIndex = funcIndex;
        this.code = code;
        this.body = body;
        this.translation = new Translation(module, funcIndex, code);
    }

    /**
     * A function that the module defines. Lowers its body.
     *
     * @throws org.trifola.wasm.fault.LoadException if the body cannot be executed
     */
    public static PlainFunction create(WasmModule module, int funcIndex) {
        FunctionCode code = module.lower(funcIndex, false);
        FunctionNode body = new FunctionNode(module, funcIndex, code);
        return new PlainFunction(module, funcIndex, code, body);
    }

    /** Whether functions can be run in this way: nothing compiles the interpreter. */
    public static boolean isPossible() {
        return !FunctionNode.COMPILES;
    }

    @Override
    public Object call(Node location, Object... arguments) {
        return call(arguments);
    }

    @Override
    public Object call(Object... arguments) {
        Entry entry = translation.call();
        if (entry != null) {
            return entry.enter(arguments);
        }
        return code.slotCount > LARGE_FRAME ? runLarge(arguments) : run(arguments);
    }

    /** Frames are on the heap: deep recursion of large ones would fill it. */
    private Object runLarge(Object[] arguments) {
        WasmStore store = ((WasmInstance) arguments[0]).store;
        try {
            return store.enterFrame(code.slotCount) ? run(arguments) : Exhaustion.FULL;
        } finally {
            store.leaveFrame(code.slotCount);
        }
    }

    private Object run(Object[] arguments) {
        try {
            Object result = body.run(frame(arguments), 0);
            return result == FunctionNode.NOTHING ? null : result;
        } catch (StackOverflowError e) {
            // Here nothing can be called.
            return Exhaustion.FULL;
        } catch (OutOfMemoryError e) {
            // The many small objects of a guest; what is large is caught where it is made.
            throw module.engine.outOfMemory(body);
        }
    }

    /** The frame to run in, with the arguments in their slots; the others are zeros and nulls. */
    private VirtualFrame frame(Object[] arguments) {
        PlainFrame frame = new PlainFrame(arguments, NO_SLOTS, code.slotCount, code.hasObjects);
        byte[] kinds = code.localKinds;
        for (int i = 0; i < code.paramCount; i++) {
            Operands.unbox(frame, i, kinds[i], arguments[i + 1]);
        }
        if (ASSERTIONS) {
            for (int i = code.paramCount; i < kinds.length; i++) {
                Operands.clear(frame, i, kinds[i]);
            }
        }
        return frame;
    }
}
