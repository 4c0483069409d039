// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.runtime.WasmModule;

import java.util.List;

/**
 * Stands for a function of generated code in the stack trace of an exception. Truffle adds to such
 * a trace what it sees the exception leave, and generated code it does not see; so the exception is
 * led through nodes that have the names of these functions.
 */
final class UnwoundNode extends RootNode {
    /** Functions that are shown: as many as Truffle keeps for our own exceptions. */
    private static final int MOST = 64;

    private final WasmModule module;
    private final int funcIndex;

    /** The function that this one called, or null. */
    private final CallTarget inner;

    private UnwoundNode(JavaFrames.Frame frame, CallTarget inner) {
        super(frame.classes().module().language);
        this.module = frame.classes().module();
        this.funcIndex = frame.funcIndex();
        this.inner = inner;
    }

    /**
     * Adds functions to what an exception has left.
     *
     * @param frames innermost first; not the last one, which Truffle sees
     */
    static void addTo(AbstractTruffleException thrown, List<JavaFrames.Frame> frames) {
        CallTarget target = null;
        for (int i = 0; i < Math.min(frames.size() - 1, MOST); i++) {
            target = new UnwoundNode(frames.get(i), target).getCallTarget();
        }
        if (target == null) {
            return;
        }
        try {
            target.call(thrown);
        } catch (AbstractTruffleException expected) {
            assert expected == thrown;
        }
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (inner == null) {
            throw (AbstractTruffleException) frame.getArguments()[0];
        }
        return inner.call(frame.getArguments());
    }

    @Override
    public String getName() {
        return module.shownName(funcIndex);
    }

    @Override
    public String getQualifiedName() {
        return module.qualifiedName(funcIndex);
    }
}
