// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.syntax.Export;

/** The exports of an instance as members; those that are functions can be invoked. */
@ExportLibrary(InteropLibrary.class)
public final class WasmExports implements TruffleObject {
    final WasmInstance instance;

    WasmExports(WasmInstance instance) {
        this.instance = instance;
    }

    /** The instance whose exports these are. */
    public WasmInstance instance() {
        return instance;
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return new HostArray(instance.module.module.exports().stream().map(Export::name).toArray());
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return instance.export(member) != null;
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberInvocable(String member) {
        return instance.export(member) instanceof WasmFunction;
    }

    /** Reads an export: what a name means is a matter of the module, not of the instance. */
    @ExportMessage
    static class ReadMember {
        @Specialization(
                guards = {"exports.instance.module == module", "member.equals(name)"},
                limit = "3")
        static Object cached(
                WasmExports exports,
                @SuppressWarnings("unused") String member,
                @SuppressWarnings("unused") @Cached("exports.instance.module") WasmModule module,
                @SuppressWarnings("unused") @Cached("member") String name,
                @Cached("module.export(member)") Export export)
                throws UnknownIdentifierException {
            if (export == null) {
                throw UnknownIdentifierException.create(member);
            }
            return exports.instance.export(export);
        }

        @Specialization(replaces = "cached")
        static Object uncached(WasmExports exports, String member)
                throws UnknownIdentifierException {
            Object found = exports.instance.export(member);
            if (found == null) {
                throw UnknownIdentifierException.create(member);
            }
            return found;
        }
    }

    @ExportMessage
    Object invokeMember(
            String member,
            Object[] arguments,
            @CachedLibrary("this") InteropLibrary self,
            @CachedLibrary(limit = "3") InteropLibrary functions)
            throws UnknownIdentifierException,
                    UnsupportedMessageException,
                    ArityException,
                    UnsupportedTypeException {
        return functions.execute(self.readMember(this, member), arguments);
    }

    @ExportMessage
    @TruffleBoundary
    String toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return toString();
    }

    @Override
    public String toString() {
        return "exports of " + instance.module;
    }
}
