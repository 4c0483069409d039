// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;

/**
 * Decodes imports, exports (spec 5.5.5, 5.5.10), the types of what can be imported (spec
 * 5.3.11–16), and the sections that consist of such types.
 */
final class ExternDecoder {
    static final int HAS_MAX = 1;
    static final int SHARED = 2;
    static final int IS_64 = 4;
    static final int HAS_PAGE_SIZE = 8;
    static final int TABLE_WITH_INIT = 0x40;

    /** In place of the kind of an import: the module holds for the names that follow. */
    private static final int SAME_MODULE = 0x7F;

    /** Module and type hold for the names that follow. */
    private static final int SAME_TYPE = 0x7E;

    /** 2^64 is not the size of anything. */
    private static final int MAX_PAGE_SIZE_LOG2 = 63;

    private final SectionInput input;
    private final CodeReader in;
    private final ImplementationLimits limits;
    private final ModuleBuilder module;

    /** Number of what is imported or defined so far, by ordinal of its kind. */
    private final int[] counts = new int[ExternKind.values().length];

    private int flags;

    ExternDecoder(SectionInput input) {
        this.input = input;
        this.in = input.in;
        this.limits = input.limits;
        this.module = input.module;
    }

    void importSection() {
        int count = input.count(0, limits.imports(), "imports");
        for (int i = 0; i < count; i++) {
            int at = in.position();
            String from = name();
            String name = name();
            int form = in.peek();
            if ((form == SAME_MODULE || form == SAME_TYPE)
                    && name.isEmpty()
                    && input.features.has(Feature.COMPACT_IMPORTS)) {
                compactImports(from);
            } else {
                addImport(at, from, name, externType());
            }
        }
    }

    /** Reads several imports from the same module, perhaps of the same type. */
    private void compactImports(String from) {
        ExternType type = in.u8() == SAME_TYPE ? externType() : null;
        int count = input.count(module.imports.size(), limits.imports(), "imports");
        for (int i = 0; i < count; i++) {
            int at = in.position();
            String name = name();
            addImport(at, from, name, type == null ? externType() : type);
        }
    }

    private void addImport(int at, String from, String name, ExternType type) {
        ExternKind kind = type.kind();
        if (++counts[kind.ordinal()] > limit(kind)) {
            throw input.tooLarge(plural(kind), counts[kind.ordinal()], limit(kind), in.position());
        }
        module.offsets.add(SectionId.IMPORT, at);
        module.offsets.add(SectionId.of(kind), at);
        module.imports.add(new Import(from, name, type));
    }

    void exportSection() {
        int count = input.count(0, limits.exports(), "exports");
        for (int i = 0; i < count; i++) {
            input.item(SectionId.EXPORT);
            String name = name();
            int at = in.position();
            ExternKind kind = ExternKind.byCode(in.u8());
            if (kind == null) {
                throw in.fail(Fault.MALFORMED_EXPORT_KIND, null, at);
            }
            module.exports.add(new Export(name, kind, in.u32()));
        }
    }

    /** Type indices of the functions. */
    int[] functionSection() {
        int count = add(ExternKind.FUNC);
        int[] types = new int[count];
        for (int i = 0; i < count; i++) {
            input.item(SectionId.FUNCTION);
            types[i] = in.typeIndex();
        }
        return types;
    }

    void tableSection() {
        int count = add(ExternKind.TABLE);
        for (int i = 0; i < count; i++) {
            input.item(SectionId.TABLE);
            module.tables.add(table());
        }
    }

    void memorySection() {
        int count = add(ExternKind.MEMORY);
        for (int i = 0; i < count; i++) {
            input.item(SectionId.MEMORY);
            module.memories.add(memoryType());
        }
    }

    void tagSection() {
        int count = add(ExternKind.TAG);
        for (int i = 0; i < count; i++) {
            input.item(SectionId.TAG);
            module.tags.add(tagType());
        }
    }

    /** The number of globals that follow, each a type and an expression. */
    int globalCount() {
        return add(ExternKind.GLOBAL);
    }

    /** Reads how many of a kind a section defines. */
    private int add(ExternKind kind) {
        int before = counts[kind.ordinal()];
        int count = input.count(before, limit(kind), plural(kind));
        counts[kind.ordinal()] = before + count;
        return count;
    }

    /**
     * Reads a name. A name that would begin behind its section runs into the next one: the suite
     * sees a length there.
     */
    private String name() {
        if (in.atEnd() && in.limit() < input.bytes.length) {
            throw in.fail(Fault.LENGTH_OUT_OF_BOUNDS, null, in.position());
        }
        return in.name();
    }

    private ExternType externType() {
        int at = in.position();
        ExternKind kind = ExternKind.byCode(in.u8());
        if (kind == null) {
            throw in.fail(Fault.MALFORMED_IMPORT_KIND, null, at);
        }
        switch (kind) {
            case FUNC:
                return new ExternType.Func(in.typeIndex());
            case TABLE:
                return tableType();
            case MEMORY:
                return memoryType();
            case GLOBAL:
                return globalType();
            default:
                return tagType();
        }
    }

    private Table table() {
        if (in.peek() != TABLE_WITH_INIT) {
            return new Table(tableType(), null);
        }
        int at = in.position();
        in.u8();
        input.need(Feature.FUNCTION_REFERENCES, "a table with an initial value", at);
        if (in.u8() != 0) {
            throw in.fail(Fault.ZERO_BYTE_EXPECTED, null, at + 1);
        }
        TableType type = tableType();
        return new Table(type, input.expression());
    }

    private TableType tableType() {
        int elementType = in.refType();
        Limits size = limits(HAS_MAX | (input.features.has(Feature.MEMORY64) ? IS_64 : 0));
        return new TableType(elementType, size, (flags & IS_64) != 0);
    }

    private MemoryType memoryType() {
        int known = HAS_MAX;
        known |= input.features.has(Feature.MEMORY64) ? IS_64 : 0;
        known |= input.features.has(Feature.THREADS) ? SHARED : 0;
        known |= input.features.has(Feature.CUSTOM_PAGE_SIZES) ? HAS_PAGE_SIZE : 0;
        Limits size = limits(known);
        boolean shared = (flags & SHARED) != 0;
        boolean is64 = (flags & IS_64) != 0;
        return new MemoryType(size, is64, shared, pageSize());
    }

    private Limits limits(int known) {
        int at = in.position();
        flags = in.u8();
        // Flags with nothing after them are what the suite calls malformed, whichever they are.
        if ((flags & ~known) != 0 || flags >= HAS_PAGE_SIZE && in.atEnd()) {
            throw in.fail(Fault.MALFORMED_LIMITS_FLAGS, unknownFlags(flags & ~known), at);
        }
        long min = in.u64();
        return (flags & HAS_MAX) != 0 ? Limits.of(min, in.u64()) : Limits.of(min);
    }

    /** Which feature the flags would need, or null. */
    private static String unknownFlags(int unknown) {
        switch (Integer.lowestOneBit(unknown)) {
            case SHARED:
                return "shared needs the feature threads, and is only for memories";
            case IS_64:
                return "64-bit addresses need the feature memory64";
            case HAS_PAGE_SIZE:
                return "page sizes need the feature custom-page-sizes, and are only for memories";
            default:
                return null;
        }
    }

    private int pageSize() {
        if ((flags & HAS_PAGE_SIZE) == 0) {
            return MemoryType.PAGE_SIZE_LOG2;
        }
        int at = in.position();
        int log2 = in.u32();
        if (Integer.compareUnsigned(log2, MAX_PAGE_SIZE_LOG2) > 0) {
            throw in.fail(Fault.INVALID_CUSTOM_PAGE_SIZE, null, at);
        }
        return log2;
    }

    GlobalType globalType() {
        int type = in.valueType();
        return new GlobalType(type, input.mutability());
    }

    private TagType tagType() {
        int at = in.position();
        if (!input.features.has(Feature.LEGACY_EXCEPTIONS)) {
            input.need(Feature.EXCEPTIONS, "tag", at);
        }
        if (in.u8() != 0) {
            throw in.fail(Fault.MALFORMED_TAG_ATTRIBUTE, null, at);
        }
        return new TagType(in.typeIndex());
    }

    private int limit(ExternKind kind) {
        return switch (kind) {
            case FUNC -> limits.functions();
            case TABLE -> limits.tables();
            case MEMORY -> limits.memories();
            case GLOBAL -> limits.globals();
            case TAG -> limits.tags();
        };
    }

    private static String plural(ExternKind kind) {
        return switch (kind) {
            case FUNC -> "functions";
            case TABLE -> "tables";
            case MEMORY -> "memories";
            case GLOBAL -> "globals";
            case TAG -> "tags";
        };
    }
}
