// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.nodes.Node;
import org.trifola.wasm.fault.Fault;

/**
 * An exception of the guest (spec 4.2.13), which is also what an {@code exnref} refers to. Thrown
 * often, so as cheap as an object with its payload.
 */
public final class WasmException extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    private static final int TRUFFLE_FRAMES = 64;

    /** Its tag. */
    public final transient WasmTag tag;

    /** Its arguments, boxed. */
    public final transient Object[] payload;

    private transient Object embedderData;
    private transient Backtrace backtrace;

    /** An exception; location may be null. */
    @TruffleBoundary
    public WasmException(WasmTag tag, Object[] payload, Node location) {
        super(Fault.UNCAUGHT_EXCEPTION.phrase(), null, TRUFFLE_FRAMES, location);
        this.tag = tag;
        this.payload = payload;
    }

    /** Adds the function around what was left before; {@code offset} may be -1. */
    @TruffleBoundary
    public void addFrame(WasmModule module, int funcIndex, int offset) {
        if (backtrace == null) {
            backtrace = new Backtrace();
        }
        backtrace.add(module, funcIndex, offset);
    }

    /** The wasm functions that were left, or null if none were added. */
    public Backtrace backtrace() {
        return backtrace;
    }

    /** What the embedder left here, or null. */
    public Object embedderData() {
        return embedderData;
    }

    /** Leaves something for the embedder. */
    public void setEmbedderData(Object data) {
        embedderData = data;
    }
}
