// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.fault.Fault;

import java.util.List;

/**
 * An exception of the guest (spec 4.2.13), which is also what an {@code exnref} refers to. Thrown
 * often, so as cheap as an object with its payload.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmException extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    private static final int TRUFFLE_FRAMES = 64;

    /** Its tag. */
    public final transient WasmTag tag;

    /** Its arguments, boxed. */
    public final transient Object[] payload;

    private static final List<String> MEMBERS = List.of("tag", "payload", "backtrace", "frames");

    private transient Object embedderData;
    private transient Backtrace backtrace;
    private transient Throwable origin;

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

    /** Says where generated code threw it: an exception of the JVM has the stack of that moment. */
    public void setOrigin(Throwable thrown) {
        origin = thrown;
    }

    /** Where generated code threw it, if nobody has asked before, else null. */
    public Throwable takeOrigin() {
        Throwable known = origin;
        origin = null;
        return known;
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

    @ExportMessage
    boolean hasArrayElements() {
        return true;
    }

    @ExportMessage
    long getArraySize() {
        return payload.length;
    }

    @ExportMessage
    boolean isArrayElementReadable(long index) {
        return index >= 0 && index < payload.length;
    }

    @ExportMessage
    Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (!isArrayElementReadable(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        return HostValues.toHost(payload[(int) index]);
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return new HostArray(MEMBERS.toArray());
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return MEMBERS.contains(member);
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member) throws UnknownIdentifierException {
        return switch (member) {
            case "tag" -> tag;
            case "payload" -> new HostArray(payload);
            case "backtrace" -> backtrace == null ? "" : backtrace.toString();
            case "frames" -> backtrace == null ? new HostArray() : backtrace.frameRecords();
            default -> throw UnknownIdentifierException.create(member);
        };
    }
}
