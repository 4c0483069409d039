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

    /** Whether another thread of the program has ended it, and knows why. */
    private final boolean fromElsewhere;

    /** An end with a status; location may be null. */
    @TruffleBoundary
    public WasmExit(int status, Node location) {
        this(status, location, false);
    }

    private WasmExit(int status, Node location, boolean fromElsewhere) {
        super("exit status " + status, null, 0, location);
        this.status = status;
        this.fromElsewhere = fromElsewhere;
    }

    /** What is thrown in a thread when another one has ended the program. */
    public static WasmExit fromElsewhere(Node location) {
        return new WasmExit(0, location, true);
    }

    /** Whether another thread has ended the program. */
    boolean isFromElsewhere() {
        return fromElsewhere;
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
