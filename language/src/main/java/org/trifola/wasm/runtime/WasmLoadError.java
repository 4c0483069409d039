// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Phase;
import org.trifola.wasm.fault.Place;

/**
 * A module that could not be loaded or linked, as other languages see it: the Truffle form of
 * {@link LoadException}. What is malformed, invalid or unsupported is a parse error.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmLoadError extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient SourceSection section;

    /** The failure of loading a source, which may be null. */
    @TruffleBoundary
    public WasmLoadError(LoadException failure, Source source) {
        super(failure.getMessage());
        this.fault = failure.fault();
        this.section = section(failure.place(), source);
    }

    private static SourceSection section(Place place, Source source) {
        if (source == null) {
            return null;
        }
        if (!source.hasCharacters() || place.line() < 1 || place.line() > source.getLineCount()) {
            return source.createUnavailableSection();
        }
        int column = Math.min(place.column(), source.getLineLength(place.line()));
        return column < 1
                ? source.createSection(place.line())
                : source.createSection(place.line(), column, 1);
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }

    @ExportMessage
    ExceptionType getExceptionType() {
        return fault.phase() == Phase.UNLINKABLE
                ? ExceptionType.RUNTIME_ERROR
                : ExceptionType.PARSE_ERROR;
    }

    @ExportMessage
    boolean hasSourceLocation() {
        return section != null;
    }

    @ExportMessage(name = "getSourceLocation")
    SourceSection sourceLocation() throws UnsupportedMessageException {
        if (section == null) {
            throw UnsupportedMessageException.create();
        }
        return section;
    }
}
