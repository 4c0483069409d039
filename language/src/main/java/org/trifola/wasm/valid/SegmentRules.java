// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/** What has constant expressions: tables, globals, segments (spec 3.5). */
final class SegmentRules {
    private SegmentRules() {}

    private static final int NOWHERE = Context.NOWHERE;

    static void tables(Context context, BodyValidator constants) {
        Module module = context.module;
        List<Table> tables = module.tables();
        int first = context.tableTypes.length - tables.size();
        for (int i = 0; i < tables.size(); i++) {
            context.item(SectionId.TABLE, first + i);
            int type = context.tableTypes[first + i];
            Bytes init = tables.get(i).init();
            if (init != null) {
                // Tables come before the globals that the module defines.
                constants.constant(init, type, module.importedGlobalCount());
            } else if (!ValueType.isDefaultable(type)) {
                throw context.fail(
                        Fault.TYPE_MISMATCH,
                        "table "
                                + (first + i)
                                + " of "
                                + Describe.type(context, type)
                                + " has no default value",
                        NOWHERE);
            }
        }
    }

    static void globals(Context context, BodyValidator constants) {
        Module module = context.module;
        List<Global> globals = module.globals();
        int imported = module.importedGlobalCount();
        // The first version let constant expressions read only imported globals.
        boolean all = context.has(Feature.GC);
        for (int i = 0; i < globals.size(); i++) {
            int index = imported + i;
            constants.constant(
                    globals.get(i).init(), context.globalTypes[index], all ? index : imported);
        }
    }

    private static int visibleGlobals(Context context) {
        Module module = context.module;
        return context.has(Feature.GC) ? module.globalCount() : module.importedGlobalCount();
    }

    static void elements(Context context, BodyValidator constants) {
        List<ElementSegment> segments = context.module.elements();
        for (int i = 0; i < segments.size(); i++) {
            context.item(SectionId.ELEMENT, i);
            try {
                context.elementTypes[i] = element(context, constants, segments.get(i));
            } catch (LoadException e) {
                throw e.about("in element segment " + i);
            }
        }
    }

    /** The closed type of the elements. */
    private static int element(Context context, BodyValidator constants, ElementSegment segment) {
        // Segments of function indices are older than references as values.
        int type =
                segment.functions() != null && ValueType.heapType(segment.type()) < 0
                        ? segment.type()
                        : context.close(segment.type(), NOWHERE);
        if (segment.mode() == SegmentMode.ACTIVE) {
            activeElement(context, constants, segment, type);
        }
        if (segment.functions() != null) {
            functions(context, segment.functions(), type);
        } else {
            int globals = visibleGlobals(context);
            List<Bytes> expressions = segment.expressions();
            for (int i = 0; i < expressions.size(); i++) {
                constants.constant(expressions.get(i), type, globals);
            }
        }
        return type;
    }

    private static void activeElement(
            Context context, BodyValidator constants, ElementSegment segment, int type) {
        int table = segment.table();
        if (Integer.compareUnsigned(table, context.tableTypes.length) >= 0) {
            throw context.unknown(Fault.UNKNOWN_TABLE, table, NOWHERE);
        }
        int tableType = context.tableTypes[table];
        if (!context.types.store().matches(type, tableType)) {
            throw context.fail(
                    Fault.TYPE_MISMATCH,
                    "segment has elements "
                            + Describe.type(context, type)
                            + " but table has "
                            + Describe.type(context, tableType),
                    NOWHERE);
        }
        constants.constant(
                segment.offset(),
                context.module.tableType(table).addressType(),
                visibleGlobals(context));
    }

    private static void functions(Context context, int[] functions, int type) {
        Module module = context.module;
        for (int i = 0; i < functions.length; i++) {
            int function = functions[i];
            if (Integer.compareUnsigned(function, module.funcCount()) >= 0) {
                throw context.unknown(Fault.UNKNOWN_FUNCTION, function, NOWHERE);
            }
            context.declared.set(function);
            int own = ValueType.ref(context.types.id(module.funcTypeIndex(function)), false);
            if (!context.types.store().matches(own, type)) {
                throw context.fail(
                        Fault.TYPE_MISMATCH,
                        "segment has elements "
                                + Describe.type(context, type)
                                + " but function "
                                + function
                                + " is "
                                + Describe.type(context, own),
                        NOWHERE);
            }
        }
    }

    private static void activeData(Context context, BodyValidator constants, DataSegment segment) {
        int memory = segment.memory();
        if (Integer.compareUnsigned(memory, context.module.memoryCount()) >= 0) {
            throw context.unknown(Fault.UNKNOWN_MEMORY, memory, NOWHERE);
        }
        constants.constant(
                segment.offset(),
                context.module.memoryType(memory).addressType(),
                visibleGlobals(context));
    }

    static void data(Context context, BodyValidator constants) {
        List<DataSegment> segments = context.module.data();
        for (int i = 0; i < segments.size(); i++) {
            DataSegment segment = segments.get(i);
            if (segment.mode() != SegmentMode.ACTIVE) {
                continue;
            }
            context.item(SectionId.DATA, i);
            try {
                activeData(context, constants, segment);
            } catch (LoadException e) {
                throw e.about("in data segment " + i);
            }
        }
    }
}
