// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;

import org.trifola.wasm.code.CatchKind;

/** Which exceptions wasm code catches, and what they remember of the functions they leave. */
public final class Exceptions {
    private Exceptions() {}

    /** Whether a catch clause catches an exception. */
    public static boolean catches(
            AbstractTruffleException e, int catchKind, int tag, WasmInstance instance) {
        if (CatchKind.hasTag(catchKind)) {
            return e instanceof WasmException exception && exception.tag == instance.tags[tag];
        }
        return isCatchable(e);
    }

    /**
     * Whether {@code catch_all} catches it: exceptions of wasm and of other languages, never traps,
     * exhaustion, the end of the program, or interruption.
     */
    public static boolean isCatchable(AbstractTruffleException e) {
        if (e instanceof WasmException) {
            return true;
        }
        return !(e instanceof WasmTrap) && !(e instanceof WasmExit) && isForeignError(e);
    }

    @TruffleBoundary
    private static boolean isForeignError(AbstractTruffleException e) {
        try {
            ExceptionType type = InteropLibrary.getUncached().getExceptionType(e);
            return type == ExceptionType.RUNTIME_ERROR;
        } catch (UnsupportedMessageException notAnException) {
            return false;
        }
    }

    /** Adds a function to the backtrace of an exception, if it keeps one. */
    public static void addFrame(
            AbstractTruffleException e, WasmModule module, int func, int offset) {
        if (e instanceof WasmTrap trap) {
            trap.addFrame(module, func, offset);
        } else if (e instanceof WasmException exception) {
            exception.addFrame(module, func, offset);
        }
    }
}
