// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/** Calls and tail calls (spec 3.4, "Control Instructions"). */
final class CallRules {
    private CallRules() {}

    static void direct(BodyValidator b, int op) {
        int function = b.in.u32();
        if (Integer.compareUnsigned(function, b.context.module.funcCount()) >= 0) {
            throw b.unknown(Fault.UNKNOWN_FUNCTION, function);
        }
        FuncType type = b.context.funcTypes[b.context.module.funcTypeIndex(function)];
        finish(b, type, op == Op.RETURN_CALL);
    }

    static void indirect(BodyValidator b, int op) {
        int typeIndex = b.in.u32();
        int table = TableRules.readTable(b);
        FuncType type = b.context.funcType(typeIndex, b.in.opStart());
        int elementType = b.context.tableTypes[table];
        if (!b.matches(elementType, ValueType.FUNCREF)) {
            throw b.mismatch(
                    "instruction requires a table of functions but table "
                            + table
                            + " has elements "
                            + Describe.type(b.context, elementType));
        }
        b.pop(b.context.module.tableType(table).addressType());
        finish(b, type, op == Op.RETURN_CALL_INDIRECT);
    }

    static void reference(BodyValidator b, int op) {
        int typeIndex = b.in.u32();
        FuncType type = b.context.funcType(typeIndex, b.in.opStart());
        b.pop(b.ref(typeIndex, true));
        finish(b, type, op == Op.RETURN_CALL_REF);
    }

    private static void finish(BodyValidator b, FuncType type, boolean tail) {
        if (tail && !b.matchesAll(type.results(), b.functionResults())) {
            throw b.mismatch(
                    "current function requires result type "
                            + Describe.types(b.context, b.functionResults())
                            + " but callee returns "
                            + Describe.types(b.context, type.results()));
        }
        b.popAll(type.params());
        if (tail) {
            b.unreachable();
        } else {
            b.pushAll(type.results());
        }
    }
}
