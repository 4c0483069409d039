// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.host.HostCaller;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;

/**
 * A module instance (spec 4.2.6). Instantiation fills the arrays; afterwards only {@link #function}
 * and the dropping of segments write to them. Code of the module gets it as its first argument.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmInstance extends WasmObject implements HostCaller {
    /** A dropped element segment. */
    public static final Object[] DROPPED_ELEMENTS = {};

    /** A dropped data segment. */
    public static final Bytes DROPPED_DATA = Bytes.of(new byte[0]);

    /** Its module. */
    public final WasmModule module;

    /** Where it lives. */
    public final WasmStore store;

    /**
     * Functions, of which those defined by the module are null until {@link #function} is asked.
     */
    @CompilationFinal(dimensions = 0)
    public final WasmFunction[] functions;

    /** Tables. */
    @CompilationFinal(dimensions = 0)
    public final WasmTable[] tables;

    /** Memories. */
    @CompilationFinal(dimensions = 0)
    public final WasmMemory[] memories;

    /** Globals. */
    @CompilationFinal(dimensions = 0)
    public final WasmGlobal[] globals;

    /** Tags. */
    @CompilationFinal(dimensions = 0)
    public final WasmTag[] tags;

    /** Element segments, evaluated; {@link #DROPPED_ELEMENTS} once dropped. */
    public final Object[][] elements;

    /** Data segments; {@link #DROPPED_DATA} once dropped. */
    public final Bytes[] data;

    /** The first memory, or null. Set once, by instantiation. */
    public WasmMemory memory0;

    /** The first memory if it is on the heap, or null. */
    public HeapMemory heap0;

    /** The first table, or null. Set once, by instantiation. */
    public WasmTable table0;

    private final WasmExports exports = new WasmExports(this);

    /** An instance whose arrays are still empty. */
    public WasmInstance(WasmModule module, WasmStore store) {
        this.module = module;
        this.store = store;
        functions = new WasmFunction[module.module.funcCount()];
        tables = new WasmTable[module.module.tableCount()];
        memories = new WasmMemory[module.module.memoryCount()];
        globals = new WasmGlobal[module.module.globalCount()];
        tags = new WasmTag[module.module.tagCount()];
        elements = new Object[module.module.elements().size()][];
        data = new Bytes[module.module.data().size()];
    }

    /** The function of an index: always the same object. */
    public WasmFunction function(int index) {
        WasmFunction function = functions[index];
        return function == null ? makeFunction(index) : function;
    }

    @TruffleBoundary
    private synchronized WasmFunction makeFunction(int index) {
        WasmFunction function = functions[index];
        if (function == null) {
            int typeIndex = module.module.funcTypeIndex(index);
            function = new WasmFunction(this, index, module.types.get(typeIndex));
            functions[index] = function;
        }
        return function;
    }

    /** Drops an element segment (spec 4.6.11, {@code elem.drop}). */
    public void dropElements(int index) {
        elements[index] = DROPPED_ELEMENTS;
    }

    /** Drops a data segment (spec 4.6.12, {@code data.drop}). */
    public void dropData(int index) {
        data[index] = DROPPED_DATA;
    }

    /** The export of a name: a function, table, memory, global or tag; null if there is none. */
    @TruffleBoundary
    public WasmObject export(String name) {
        Export export = module.export(name);
        return export == null ? null : export(export);
    }

    /** The object of an export of the module. */
    @TruffleBoundary
    public WasmObject export(Export export) {
        return switch (export.kind()) {
            case FUNC -> function(export.index());
            case TABLE -> tables[export.index()];
            case MEMORY -> memories[export.index()];
            case GLOBAL -> globals[export.index()];
            case TAG -> tags[export.index()];
        };
    }

    @Override
    @TruffleBoundary
    public WasmMemory memory() {
        Export export = module.export("memory");
        WasmMemory found =
                export != null && export.kind() == ExternKind.MEMORY
                        ? memories[export.index()]
                        : memory0;
        if (found == null) {
            throw WasmTrap.of(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, "there is no memory", null);
        }
        return found;
    }

    @Override
    @TruffleBoundary
    public boolean startThread(String function, Object... arguments) {
        ProgramThreads threads = store.threads();
        return threads != null && threads.start(this, function, arguments);
    }

    /** The object that has the exports as members. */
    public WasmExports exports() {
        return exports;
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return new HostArray("exports");
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return member.equals("exports");
    }

    @ExportMessage
    Object readMember(String member) throws UnknownIdentifierException {
        if (!isMemberReadable(member)) {
            throw UnknownIdentifierException.create(member);
        }
        return exports;
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return store.engine.languageClass();
    }

    @Override
    @TruffleBoundary
    public String toString() {
        return "instance of " + module;
    }
}
