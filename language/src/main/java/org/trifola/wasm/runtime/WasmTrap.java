// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.Messages;
import org.trifola.wasm.fault.Phase;
import org.trifola.wasm.fault.Place;

import java.util.List;

/**
 * Execution stopped: a trap (spec 4.2.1) or a resource that is used up. No wasm code catches it.
 * Has no Java stack trace; {@link #backtrace} names the wasm functions.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmTrap extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    /** Number of guest frames that Truffle may collect: our own backtrace is what is shown. */
    private static final int TRUFFLE_FRAMES = 64;

    private static final List<String> MEMBERS =
            List.of("failureType", "fault", "backtrace", "frames");

    /** Why it stopped. */
    private final Fault fault;

    private final transient Backtrace backtrace = new Backtrace();

    private WasmTrap(Fault fault, String message, Node location) {
        super(message, null, TRUFFLE_FRAMES, location);
        this.fault = fault;
    }

    /** A trap; detail and location may be null. */
    @TruffleBoundary
    public static WasmTrap of(Fault fault, String detail, Node location) {
        return located(new WasmTrap(fault, Messages.of(fault, detail, Place.UNKNOWN), location));
    }

    /** A trap without detail. */
    @TruffleBoundary
    public static WasmTrap of(Fault fault, Node location) {
        return located(new WasmTrap(fault, fault.phrase(), location));
    }

    private static WasmTrap located(WasmTrap trap) {
        GeneratedFrames.addTo(trap);
        return trap;
    }

    /** A trap of a host module, with a message of its own. */
    @TruffleBoundary
    public static WasmTrap ofHost(String message) {
        return new WasmTrap(Fault.HOST_TRAP, message, null);
    }

    /** The same trap with more words about where it was; for traps outside of functions. */
    @TruffleBoundary
    public WasmTrap about(String where) {
        return new WasmTrap(fault, getMessage() + ", " + where, getLocation());
    }

    /** The end of the call stack: shallow, so that it can be made close to it. */
    @TruffleBoundary
    public static WasmTrap callStackExhausted(Node location) {
        return new WasmTrap(
                Fault.CALL_STACK_EXHAUSTED, Fault.CALL_STACK_EXHAUSTED.phrase(), location);
    }

    /**
     * Runs once through what unwinding touches, so that no class is loaded or initialized when the
     * stack is full: an error there would make that class unusable for the life of the process.
     */
    @TruffleBoundary
    public static void prepare() {
        try {
            new ThrowingNode().getCallTarget().call();
        } catch (WasmTrap trap) {
            touchBacktrace(trap);
            touchTrace(trap);
        }
    }

    /** The same where there is no polyglot context, and so none of Truffle's own unwinding. */
    public static void prepareWithoutContext() {
        touchBacktrace(Exhaustion.FULL.left(null, 0, 0).trap(null));
    }

    private static void touchBacktrace(WasmTrap trap) {
        for (int i = 0; i <= Backtrace.FIRST + Backtrace.LAST; i++) {
            trap.addFrame(null, 0, 0);
        }
        // Its elements have a class of their own, which the first trace initializes.
        new Throwable().getStackTrace();
    }

    /** What the host, or a host function that is called near the end of the stack, asks for. */
    private static void touchTrace(WasmTrap trap) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            Object trace = interop.getExceptionStackTrace(trap);
            for (long i = 0; i < interop.getArraySize(trace); i++) {
                Object element = interop.readArrayElement(trace, i);
                interop.hasExecutableName(element);
                interop.hasDeclaringMetaObject(element);
                interop.hasSourceLocation(element);
            }
        } catch (InteropException e) {
            throw new AssertionError(e);
        }
    }

    /** The innermost function of a stack that is full. */
    private static final class ThrowingNode extends RootNode {
        ThrowingNode() {
            super(null);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            throw Exhaustion.FULL.left(null, 0, 0).trap(this);
        }
    }

    /** Why execution stopped. */
    public Fault fault() {
        return fault;
    }

    /** Adds the function around what was left before; {@code offset} may be -1. */
    @TruffleBoundary
    public void addFrame(WasmModule module, int funcIndex, int offset) {
        backtrace.add(module, funcIndex, offset);
    }

    /** The wasm functions that were left. */
    public Backtrace backtrace() {
        return backtrace;
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
            case "failureType" -> fault.phase() == Phase.TRAP ? "trap" : "exhaustion";
            case "fault" -> fault.phrase();
            case "backtrace" -> backtrace.toString();
            case "frames" -> backtrace.frameRecords();
            default -> throw UnknownIdentifierException.create(member);
        };
    }
}
