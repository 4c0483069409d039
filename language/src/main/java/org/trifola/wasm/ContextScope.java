// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.runtime.HostArray;
import org.trifola.wasm.runtime.WasmStore;

/**
 * What {@code context.getBindings("wasm")} gives: the member {@code fuel}, where work is limited,
 * has the units that are left, and can be set.
 */
@ExportLibrary(InteropLibrary.class)
final class ContextScope implements TruffleObject {
    private static final String FUEL = "fuel";

    private final WasmStore store;

    ContextScope(WasmStore store) {
        this.store = store;
    }

    @ExportMessage
    boolean isScope() {
        return true;
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return WasmLanguage.class;
    }

    @ExportMessage
    Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return "WebAssembly";
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return store.limits.countsFuel() ? new HostArray(FUEL) : new HostArray();
    }

    @ExportMessage(name = "isMemberReadable")
    @ExportMessage(name = "isMemberModifiable")
    @TruffleBoundary
    boolean isMember(String member) {
        return store.limits.countsFuel() && member.equals(FUEL);
    }

    @ExportMessage
    boolean isMemberInsertable(@SuppressWarnings("unused") String member) {
        return false;
    }

    @ExportMessage
    Object readMember(String member) throws UnknownIdentifierException {
        if (!isMember(member)) {
            throw UnknownIdentifierException.create(member);
        }
        return store.fuel();
    }

    @ExportMessage
    @TruffleBoundary
    void writeMember(String member, Object value)
            throws UnknownIdentifierException, UnsupportedTypeException {
        if (!isMember(member)) {
            throw UnknownIdentifierException.create(member);
        }
        long units;
        try {
            units = InteropLibrary.getUncached().asLong(value);
        } catch (UnsupportedMessageException e) {
            units = -1;
        }
        if (units < 0) {
            throw UnsupportedTypeException.create(
                    new Object[] {value}, "fuel is a number that is not negative");
        }
        store.setFuel(units);
    }
}
