// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;

/** The program ends itself, such as by {@code proc_exit}; no wasm code catches it. */
@ExportLibrary(InteropLibrary.class)
public final class WasmExit extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** An end with a status; location may be null. */
    @TruffleBoundary
    public WasmExit(int status, Node location) {
        super("exit status " + status, null, 0, location);
        this.status = status;
    }

    /** The status for the process. */
    public int status() {
        return status;
    }

    @ExportMessage
    ExceptionType getExceptionType() {
        return ExceptionType.EXIT;
    }

    @ExportMessage
    int getExceptionExitStatus() {
        return status;
    }
}
