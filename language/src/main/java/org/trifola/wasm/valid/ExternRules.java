// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;
import org.trifola.wasm.syntax.ValueType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The types of everything that can be imported and exported (spec 3.2, "External Types"), imports,
 * exports and the start function (spec 3.5).
 */
final class ExternRules {
    private ExternRules() {}

    private static final int NOWHERE = Context.NOWHERE;

    /** Pages of the largest memory with 32-bit addresses, and with 64-bit ones. */
    private static final long MAX_PAGES = 1L << 16;

    private static final long MAX_PAGES_64 = 1L << 48;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    static void imports(Context context) {
        List<Import> imports = context.module.imports();
        for (int i = 0; i < imports.size(); i++) {
            Import entry = imports.get(i);
            // Other kinds are checked with the definitions of their kind.
            if (entry.type() instanceof ExternType.Func func) {
                context.item(SectionId.IMPORT, i);
                try {
                    context.funcType(func.typeIndex(), NOWHERE);
                } catch (LoadException e) {
                    throw e.about("in import " + entry.module() + "." + entry.name());
                }
            }
        }
    }

    /** The types of all functions, tables, memories, tags and globals. */
    static void definitions(Context context) {
        Module module = context.module;
        for (int i = module.importedFuncCount(); i < module.funcCount(); i++) {
            int typeIndex = module.funcTypeIndex(i);
            if (Integer.compareUnsigned(typeIndex, context.funcTypes.length) >= 0
                    || context.funcTypes[typeIndex] == null) {
                context.item(SectionId.FUNCTION, i);
                try {
                    context.funcType(typeIndex, NOWHERE);
                } catch (LoadException e) {
                    throw e.inFunction(i, module.names().function(i));
                }
            }
        }
        if (module.tableCount() > 1 && !context.has(Feature.REFERENCE_TYPES)) {
            context.item(SectionId.TABLE, 1);
            throw context.fail(
                    Fault.MULTIPLE_TABLES, "they need reference-types, which is off", NOWHERE);
        }
        if (module.memoryCount() > 1 && !context.has(Feature.MULTI_MEMORY)) {
            context.item(SectionId.MEMORY, 1);
            throw context.fail(
                    Fault.MULTIPLE_MEMORIES, "they need multi-memory, which is off", NOWHERE);
        }
        all(context, ExternKind.TABLE);
        all(context, ExternKind.MEMORY);
        all(context, ExternKind.TAG);
        all(context, ExternKind.GLOBAL);
    }

    /** The types of all of a kind; a failure says which one it is. */
    private static void all(Context context, ExternKind kind) {
        int count = count(context, kind);
        for (int i = 0; i < count; i++) {
            context.item(SectionId.of(kind), i);
            try {
                one(context, kind, i);
            } catch (LoadException e) {
                throw e.about("in " + kind.text() + " " + i);
            }
        }
    }

    private static void one(Context context, ExternKind kind, int index) {
        Module module = context.module;
        switch (kind) {
            case TABLE -> context.tableTypes[index] = table(context, module.tableType(index));
            case MEMORY -> memory(context, module.memoryType(index));
            case TAG -> context.tagParams[index] = tag(context, module.tagType(index));
            case GLOBAL -> {
                int type = module.globalType(index).valueType();
                context.globalTypes[index] = context.close(type, NOWHERE);
            }
            case FUNC -> throw new IllegalArgumentException(kind.text());
        }
    }

    /** The closed type of the elements. */
    private static int table(Context context, TableType type) {
        limits(context, type.limits(), type.is64() ? -1 : MAX_32, Fault.TABLE_SIZE, " elements");
        // Tables of functions are older than references as values.
        return type.elementType() == ValueType.FUNCREF
                ? ValueType.FUNCREF
                : context.close(type.elementType(), NOWHERE);
    }

    private static void memory(Context context, MemoryType type) {
        int pageSize = type.pageSizeLog2();
        if (pageSize != 0 && pageSize != MemoryType.PAGE_SIZE_LOG2) {
            throw context.fail(
                    Fault.INVALID_CUSTOM_PAGE_SIZE, "2^" + pageSize + ", not 1 or 65536", NOWHERE);
        }
        boolean small = pageSize == 0;
        long max32 = small ? MAX_32 : MAX_PAGES;
        long max64 = small ? -1 : MAX_PAGES_64;
        String unit = small ? " pages of 1 byte" : type.is64() ? " pages" : " pages (4GiB)";
        limits(context, type.limits(), type.is64() ? max64 : max32, Fault.MEMORY_SIZE, unit);
        if (type.shared() && !type.limits().hasMax()) {
            throw context.fail(Fault.SHARED_MEMORY_MUST_HAVE_MAXIMUM, null, NOWHERE);
        }
    }

    /** Limits must be within a range, as unsigned numbers, and in order (spec 3.2, "Limits"). */
    private static void limits(
            Context context, Limits limits, long largest, Fault fault, String unit) {
        if (!context.has(Feature.MEMORY64)) {
            // Before that feature the formats had no room for larger numbers.
            requireInt(context, limits.min());
            requireInt(context, limits.max());
        }
        if (Long.compareUnsigned(limits.min(), largest) > 0
                || limits.hasMax() && Long.compareUnsigned(limits.max(), largest) > 0) {
            throw context.fail(
                    fault, " must be at most " + Long.toUnsignedString(largest) + unit, NOWHERE);
        }
        if (limits.hasMax() && Long.compareUnsigned(limits.min(), limits.max()) > 0) {
            throw context.fail(
                    Fault.SIZE_MINIMUM_MUST_NOT_BE_GREATER_THAN_MAXIMUM,
                    limits.toString(),
                    NOWHERE);
        }
    }

    private static void requireInt(Context context, long size) {
        if (size >>> 32 != 0) {
            throw context.fail(
                    Fault.I32_CONSTANT_OUT_OF_RANGE, Long.toUnsignedString(size), NOWHERE);
        }
    }

    /** The closed types of the payload. */
    private static int[] tag(Context context, TagType type) {
        FuncType func = context.funcType(type.typeIndex(), NOWHERE);
        if (func.results().length != 0) {
            throw context.fail(
                    Fault.NON_EMPTY_TAG_RESULT_TYPE,
                    Describe.types(context, func.results()),
                    NOWHERE);
        }
        return func.params();
    }

    static void exports(Context context) {
        List<Export> exports = context.module.exports();
        Set<String> names = HashSet.newHashSet(exports.size());
        for (int i = 0; i < exports.size(); i++) {
            Export export = exports.get(i);
            context.item(SectionId.EXPORT, i);
            if (Integer.compareUnsigned(export.index(), count(context, export.kind())) >= 0) {
                throw context.unknown(unknownFault(export.kind()), export.index(), NOWHERE)
                        .about("in export \"" + export.name() + "\"");
            }
            if (!names.add(export.name())) {
                throw context.fail(
                        Fault.DUPLICATE_EXPORT_NAME, "\"" + export.name() + "\"", NOWHERE);
            }
            if (export.kind() == ExternKind.FUNC) {
                context.declared.set(export.index());
            }
        }
    }

    private static int count(Context context, ExternKind kind) {
        Module module = context.module;
        return switch (kind) {
            case FUNC -> module.funcCount();
            case TABLE -> module.tableCount();
            case MEMORY -> module.memoryCount();
            case GLOBAL -> module.globalCount();
            case TAG -> module.tagCount();
        };
    }

    private static Fault unknownFault(ExternKind kind) {
        return switch (kind) {
            case FUNC -> Fault.UNKNOWN_FUNCTION;
            case TABLE -> Fault.UNKNOWN_TABLE;
            case MEMORY -> Fault.UNKNOWN_MEMORY;
            case GLOBAL -> Fault.UNKNOWN_GLOBAL;
            case TAG -> Fault.UNKNOWN_TAG;
        };
    }

    static void start(Context context) {
        int start = context.module.start();
        if (start == -1) {
            return;
        }
        context.item(SectionId.START, 0);
        if (Integer.compareUnsigned(start, context.module.funcCount()) >= 0) {
            throw context.unknown(Fault.UNKNOWN_FUNCTION, start, NOWHERE).about("in start section");
        }
        FuncType type = context.funcTypes[context.module.funcTypeIndex(start)];
        if (type.params().length + type.results().length != 0) {
            throw context.fail(
                    Fault.START_FUNCTION,
                    "function "
                            + start
                            + " has type "
                            + Describe.types(context, type.params())
                            + " -> "
                            + Describe.types(context, type.results()),
                    NOWHERE);
        }
    }
}
