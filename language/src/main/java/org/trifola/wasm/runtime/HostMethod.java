// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** A method of one of our objects that other languages call, such as {@code memory.grow}. */
@ExportLibrary(InteropLibrary.class)
public final class HostMethod implements TruffleObject {
    /** What a method does. */
    @FunctionalInterface
    public interface Body {
        /** Runs it with as many arguments as the method admits. */
        Object call(Object[] arguments) throws InteropException;
    }

    private final int minArity;
    private final int maxArity;
    private final Body body;

    /** A method of at least {@code minArity} and at most {@code maxArity} arguments. */
    public HostMethod(int minArity, int maxArity, Body body) {
        this.minArity = minArity;
        this.maxArity = maxArity;
        this.body = body;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object execute(Object[] arguments)
            throws ArityException, UnsupportedTypeException, UnsupportedMessageException {
        if (arguments.length < minArity || arguments.length > maxArity) {
            throw ArityException.create(minArity, maxArity, arguments.length);
        }
        try {
            return body.call(arguments);
        } catch (ArityException | UnsupportedTypeException | UnsupportedMessageException e) {
            throw e;
        } catch (InteropException e) {
            throw WasmTypeError.of(e.getMessage(), null);
        }
    }

    /** A count that a caller gave: an integer that is not negative. */
    static long count(Object argument) throws UnsupportedTypeException {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            if (interop.fitsInLong(argument) && interop.asLong(argument) >= 0) {
                return interop.asLong(argument);
            }
        } catch (UnsupportedMessageException e) {
            // Not a number after all.
        }
        throw UnsupportedTypeException.create(new Object[] {argument}, "a count is expected");
    }
}
