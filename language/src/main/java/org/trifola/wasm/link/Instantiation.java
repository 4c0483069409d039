// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.runtime.HeapMemory;
import org.trifola.wasm.runtime.WasmGlobal;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmMemory;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.runtime.WasmTable;
import org.trifola.wasm.runtime.WasmTag;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;

import java.util.List;

/**
 * Instantiation of a module (spec 4.7.2): imports are checked before anything happens; then all is
 * allocated, segments are copied and the start function runs, of which each may trap and leave what
 * was written before.
 */
public final class Instantiation {
    private final WasmInstance instance;
    private final Module module;
    private final Types types;
    private final ConstantEvaluator constants;

    /** What is being made or copied: the id of a section, and which item of it. */
    private int section;

    private int item;

    private Instantiation(WasmInstance instance) {
        this.instance = instance;
        this.module = instance.module.module;
        this.types = instance.module.types;
        this.constants = new ConstantEvaluator(instance);
    }

    /**
     * A new instance.
     *
     * @throws org.trifola.wasm.fault.LoadException if an import is missing or of another type
     * @throws WasmTrap if a segment does not fit, memory is short, or the start function traps
     */
    @TruffleBoundary
    public static WasmInstance instantiate(
            WasmModule module, ImportResolver imports, WasmStore store) {
        WasmInstance instance = new WasmInstance(module, store);
        Instantiation work = new Instantiation(instance);
        work.link(imports);
        store.count(instance);
        try {
            work.allocate();
            work.initialize();
        } catch (WasmTrap e) {
            throw work.inItem(e);
        }
        store.made(work.instance);
        work.start();
        return work.instance;
    }

    /** No function is running yet, so no backtrace says what trapped. */
    private WasmTrap inItem(WasmTrap trap) {
        String what =
                switch (section) {
                    case SectionId.MEMORY -> "memory ";
                    case SectionId.TABLE -> "table ";
                    case SectionId.GLOBAL -> "global ";
                    case SectionId.ELEMENT -> "element segment ";
                    default -> "data segment ";
                };
        String at = instance.module.describe(module.offsets().get(section, item));
        return trap.about("in " + what + item + (at.isEmpty() ? "" : " at " + at));
    }

    private void begin(int section, int item) {
        this.section = section;
        this.item = item;
    }

    /** No pattern switch: this runs at every start, and the first one costs milliseconds. */
    private void link(ImportResolver imports) {
        ImportMatching matching = new ImportMatching(instance);
        int[] next = new int[ExternKind.values().length];
        for (Import wanted : module.imports()) {
            Object found = imports.resolve(wanted.module(), wanted.name());
            ExternType type = wanted.type();
            if (found == null && isForThreads(type)) {
                found = WasmMemory.create((MemoryType) type, instance.store);
            }
            if (found == null) {
                throw matching.unknown(wanted);
            }
            int index = next[type.kind().ordinal()]++;
            switch (type.kind()) {
                case FUNC -> {
                    int typeIndex = ((ExternType.Func) type).typeIndex();
                    instance.functions[index] = matching.function(wanted, typeIndex, found);
                }
                case TABLE ->
                        instance.tables[index] = matching.table(wanted, (TableType) type, found);
                case MEMORY ->
                        instance.memories[index] =
                                matching.memory(wanted, (MemoryType) type, found);
                case GLOBAL ->
                        instance.globals[index] = matching.global(wanted, (GlobalType) type, found);
                case TAG -> instance.tags[index] = matching.tag(wanted, (TagType) type, found);
            }
        }
    }

    /**
     * Whether an import is the memory that the threads of a WASI program share: its first instance
     * makes it, as nobody else offers it.
     */
    private boolean isForThreads(ExternType type) {
        return type instanceof MemoryType memory
                && memory.shared()
                && (instance.module.export("_start") != null
                        || instance.module.export("wasi_thread_start") != null);
    }

    private void allocate() {
        TypeStore store = types.store();
        int next = module.tagCount() - module.tags().size();
        for (TagType tag : module.tags()) {
            instance.tags[next++] = new WasmTag(types.get(tag.typeIndex()));
        }
        next = module.memoryCount() - module.memories().size();
        for (MemoryType type : module.memories()) {
            begin(SectionId.MEMORY, next);
            instance.memories[next++] = WasmMemory.create(type, instance.store);
        }
        instance.memory0 = instance.memories.length == 0 ? null : instance.memories[0];
        instance.heap0 = instance.memory0 instanceof HeapMemory heap ? heap : null;
        next = module.importedGlobalCount();
        for (Global global : module.globals()) {
            begin(SectionId.GLOBAL, next);
            int type = types.close(global.type().valueType());
            Object value = constants.evaluate(global.init());
            instance.globals[next++] = new WasmGlobal(type, global.type().mutable(), store, value);
        }
        next = module.tableCount() - module.tables().size();
        for (Table table : module.tables()) {
            begin(SectionId.TABLE, next);
            TableType type = table.type();
            int element = types.close(type.elementType());
            Object init = table.init() == null ? null : constants.evaluate(table.init());
            TableType closed = new TableType(element, type.limits(), type.is64());
            instance.tables[next++] = new WasmTable(closed, store, instance.store, init);
        }
        instance.table0 = instance.tables.length == 0 ? null : instance.tables[0];
    }

    private void initialize() {
        List<ElementSegment> elements = module.elements();
        for (int i = 0; i < elements.size(); i++) {
            begin(SectionId.ELEMENT, i);
            instance.elements[i] = elements(elements.get(i));
        }
        List<DataSegment> data = module.data();
        for (int i = 0; i < data.size(); i++) {
            instance.data[i] = data.get(i).contents();
        }
        for (int i = 0; i < elements.size(); i++) {
            begin(SectionId.ELEMENT, i);
            copyElements(i, elements.get(i));
        }
        for (int i = 0; i < data.size(); i++) {
            begin(SectionId.DATA, i);
            copyData(i, data.get(i));
        }
    }

    private Object[] elements(ElementSegment segment) {
        Object[] values = new Object[segment.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    segment.functions() != null
                            ? instance.function(segment.functions()[i])
                            : constants.evaluate(segment.expressions().get(i));
        }
        return values;
    }

    private void copyElements(int index, ElementSegment segment) {
        if (segment.mode() == SegmentMode.PASSIVE) {
            return;
        }
        if (segment.mode() == SegmentMode.ACTIVE) {
            Object[] values = instance.elements[index];
            long at = constants.evaluateAddress(segment.offset());
            instance.tables[segment.table()].init(at, values, 0, values.length);
        }
        instance.dropElements(index);
    }

    private void copyData(int index, DataSegment segment) {
        if (segment.mode() == SegmentMode.ACTIVE) {
            Bytes contents = segment.contents();
            long at = constants.evaluateAddress(segment.offset());
            instance.memories[segment.memory()].init(at, contents, 0, contents.length());
            instance.dropData(index);
        }
    }

    private void start() {
        if (module.start() < 0) {
            return;
        }
        try {
            instance.function(module.start()).call();
        } catch (StackOverflowError e) {
            throw WasmTrap.callStackExhausted(null);
        }
    }
}
