// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A module (spec 2.5): what the decoder and the text parser make, and the encoder and the printer
 * take. Immutable, shared freely between threads. Well-formed, not necessarily valid: indices may
 * be out of range.
 *
 * <p>Index spaces start with the imports; {@link #funcType}, {@link #tableType} and their like look
 * up either kind. Counts are cheap, so that hot code may call them.
 */
public final class Module {
    private final List<RecGroup> groups;
    private final SubType[] types;
    private final List<Import> imports;
    private final Function[] functions;
    private final List<Table> tables;
    private final List<MemoryType> memories;
    private final List<TagType> tags;
    private final List<Global> globals;
    private final List<Export> exports;
    private final int start;
    private final List<ElementSegment> elements;
    private final List<DataSegment> data;
    private final int dataCount;
    private final List<CustomSection> customs;
    private final ItemOffsets offsets;
    private final Supplier<Names> namesLater;

    /** Null until asked for. Threads that race make equal names, and see complete ones. */
    private Names names;

    private final int[] funcTypeIndices;
    private final TableType[] tableTypes;
    private final MemoryType[] memoryTypes;
    private final GlobalType[] globalTypes;
    private final TagType[] tagTypes;

    Module(ModuleBuilder from) {
        groups = List.copyOf(from.groups);
        types = types(groups);
        imports = List.copyOf(from.imports);
        functions = from.functions.toArray(new Function[0]);
        tables = List.copyOf(from.tables);
        memories = List.copyOf(from.memories);
        tags = List.copyOf(from.tags);
        globals = List.copyOf(from.globals);
        exports = List.copyOf(from.exports);
        start = from.start;
        elements = List.copyOf(from.elements);
        data = List.copyOf(from.data);
        dataCount = from.dataCount;
        customs = List.copyOf(from.customs);
        offsets = from.offsets;
        namesLater = from.namesLater;
        names = namesLater == null ? from.names : null;

        List<TableType> allTables = imported(ExternKind.TABLE, TableType.class);
        for (Table table : tables) {
            allTables.add(table.type());
        }
        tableTypes = allTables.toArray(new TableType[0]);
        List<MemoryType> allMemories = imported(ExternKind.MEMORY, MemoryType.class);
        allMemories.addAll(memories);
        memoryTypes = allMemories.toArray(new MemoryType[0]);
        List<GlobalType> allGlobals = imported(ExternKind.GLOBAL, GlobalType.class);
        for (Global global : globals) {
            allGlobals.add(global.type());
        }
        globalTypes = allGlobals.toArray(new GlobalType[0]);
        List<TagType> allTags = imported(ExternKind.TAG, TagType.class);
        allTags.addAll(tags);
        tagTypes = allTags.toArray(new TagType[0]);
        List<ExternType.Func> importedFuncs = imported(ExternKind.FUNC, ExternType.Func.class);
        funcTypeIndices = new int[importedFuncs.size() + functions.length];
        for (int i = 0; i < funcTypeIndices.length; i++) {
            int local = i - importedFuncs.size();
            funcTypeIndices[i] =
                    local < 0 ? importedFuncs.get(i).typeIndex() : functions[local].typeIndex();
        }
    }

    private static SubType[] types(List<RecGroup> groups) {
        List<SubType> types = new ArrayList<>();
        for (RecGroup group : groups) {
            types.addAll(group.types());
        }
        return types.toArray(new SubType[0]);
    }

    private <T extends ExternType> List<T> imported(ExternKind kind, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Import i : imports) {
            if (i.type().kind() == kind) {
                found.add(type.cast(i.type()));
            }
        }
        return found;
    }

    /** The recursion groups in order. */
    public List<RecGroup> groups() {
        return groups;
    }

    /** Number of types. */
    public int typeCount() {
        return types.length;
    }

    /** The type of an index, which must be in range. */
    public SubType type(int index) {
        return types[index];
    }

    /** The function type of a type index; the type must be one. */
    public FuncType funcTypeAt(int typeIndex) {
        return (FuncType) types[typeIndex].composite();
    }

    /** The function type of any type index, or null if there is none. */
    public FuncType funcTypeOrNull(int typeIndex) {
        boolean known = typeIndex >= 0 && typeIndex < types.length;
        return known && types[typeIndex].composite() instanceof FuncType func ? func : null;
    }

    /** All imports in order. */
    public List<Import> imports() {
        return imports;
    }

    /** Number of things of a kind, imported ones included. */
    public int count(ExternKind kind) {
        return switch (kind) {
            case FUNC -> funcCount();
            case TABLE -> tableCount();
            case MEMORY -> memoryCount();
            case GLOBAL -> globalCount();
            case TAG -> tagCount();
        };
    }

    /** Number of functions, imported ones included. */
    public int funcCount() {
        return funcTypeIndices.length;
    }

    /** Number of imported functions, which is the index of the first defined one. */
    public int importedFuncCount() {
        return funcTypeIndices.length - functions.length;
    }

    /** The type index of any function. */
    public int funcTypeIndex(int index) {
        return funcTypeIndices[index];
    }

    /** The type of any function, which must be valid. */
    public FuncType funcType(int index) {
        return funcTypeAt(funcTypeIndices[index]);
    }

    /** A defined function by its index in the whole index space. */
    public Function function(int index) {
        return functions[index - importedFuncCount()];
    }

    /** Number of tables, imported ones included. */
    public int tableCount() {
        return tableTypes.length;
    }

    /** The type of any table. */
    public TableType tableType(int index) {
        return tableTypes[index];
    }

    /** The tables that the module defines. */
    public List<Table> tables() {
        return tables;
    }

    /** Number of memories, imported ones included. */
    public int memoryCount() {
        return memoryTypes.length;
    }

    /** The type of any memory. */
    public MemoryType memoryType(int index) {
        return memoryTypes[index];
    }

    /** The memories that the module defines. */
    public List<MemoryType> memories() {
        return memories;
    }

    /** Number of globals, imported ones included. */
    public int globalCount() {
        return globalTypes.length;
    }

    /** The type of any global. */
    public GlobalType globalType(int index) {
        return globalTypes[index];
    }

    /** The globals that the module defines. */
    public List<Global> globals() {
        return globals;
    }

    /** Number of imported globals. */
    public int importedGlobalCount() {
        return globalTypes.length - globals.size();
    }

    /** Number of tags, imported ones included. */
    public int tagCount() {
        return tagTypes.length;
    }

    /** The type of any tag. */
    public TagType tagType(int index) {
        return tagTypes[index];
    }

    /** The tags that the module defines. */
    public List<TagType> tags() {
        return tags;
    }

    /** All exports in order. */
    public List<Export> exports() {
        return exports;
    }

    /** Index of the start function, or -1. */
    public int start() {
        return start;
    }

    /** The element segments. */
    public List<ElementSegment> elements() {
        return elements;
    }

    /** The data segments. */
    public List<DataSegment> data() {
        return data;
    }

    /** What the data count section says, or -1 if there is none. */
    public int dataCount() {
        return dataCount;
    }

    /** The custom sections, {@code name} included, in order. */
    public List<CustomSection> customs() {
        return customs;
    }

    /** Where the items that the binary form lists start in it. */
    public ItemOffsets offsets() {
        return offsets;
    }

    /** What the name section says. */
    public Names names() {
        Names known = names;
        if (known == null) {
            known = namesLater.get();
            names = known;
        }
        return known;
    }

    /** The type of an export. */
    public ExternType exportType(Export export) {
        return switch (export.kind()) {
            case FUNC -> new ExternType.Func(funcTypeIndices[export.index()]);
            case TABLE -> tableTypes[export.index()];
            case MEMORY -> memoryTypes[export.index()];
            case GLOBAL -> globalTypes[export.index()];
            case TAG -> tagTypes[export.index()];
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Module that
                && groups.equals(that.groups)
                && imports.equals(that.imports)
                && Arrays.equals(functions, that.functions)
                && tables.equals(that.tables)
                && memories.equals(that.memories)
                && tags.equals(that.tags)
                && globals.equals(that.globals)
                && exports.equals(that.exports)
                && start == that.start
                && elements.equals(that.elements)
                && data.equals(that.data)
                && customs.equals(that.customs);
    }

    @Override
    public int hashCode() {
        return imports.hashCode() * 31 + exports.hashCode();
    }
}
