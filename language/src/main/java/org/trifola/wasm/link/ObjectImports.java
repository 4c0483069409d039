// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;

import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmTypeError;

/**
 * Imports that another language gives: an object whose members (or a map whose keys) are the names
 * of modules, each with an object whose members are the imports, or with an instance of a module.
 *
 * @param modules the outer object
 */
public record ObjectImports(Object modules) implements ImportResolver {
    @Override
    public Object resolve(String module, String name) {
        Object members = read(modules, module);
        return members == null ? null : member(members, name);
    }

    /** The member of an object, or the export of an instance; null if there is none. */
    static Object member(Object members, String name) {
        return members instanceof WasmInstance instance
                ? instance.export(name)
                : read(members, name);
    }

    private static Object read(Object object, String name) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            if (interop.hasHashEntries(object) && interop.isHashEntryReadable(object, name)) {
                return interop.readHashValue(object, name);
            }
            return interop.isMemberReadable(object, name) ? interop.readMember(object, name) : null;
        } catch (InteropException e) {
            throw WasmTypeError.of("import " + name + ": " + e.getMessage(), null);
        }
    }
}
