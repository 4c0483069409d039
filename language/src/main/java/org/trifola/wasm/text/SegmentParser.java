// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.ByteWriter;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Parses element and data segments (spec 6.6.9, 6.6.10), also those inside tables and memories. */
abstract class SegmentParser extends CodeParser {
    /** The type of elements that are given as function indices. */
    private static final int FUNCTION_ELEMENTS = ValueType.ref(HeapType.FUNC, false);

    final ModuleBuilder module = new ModuleBuilder();

    SegmentParser(Tokens tokens, ModuleScope scope, int from) {
        super(tokens, scope, from);
    }

    /** What follows {@code (elem}. */
    final void elementField() {
        identifier(scope.elems, module.elements.size());
        SegmentMode mode = SegmentMode.PASSIVE;
        int table = 0;
        boolean explicit = false;
        Bytes offset = null;
        if (accept("declare")) {
            mode = SegmentMode.DECLARATIVE;
        } else if (kind() == Tokens.NUMBER || kind() == Tokens.OPEN && !atOpen("ref")) {
            mode = SegmentMode.ACTIVE;
            if (kind() == Tokens.NUMBER) {
                // The older form, in which the table is a mere number.
                table = u32();
            } else if (acceptOpen("table")) {
                explicit = true;
                table = index(scope.tables);
                expectClose();
            }
            offset = wrapped("offset", PositionRecorder.ELEMENTS);
        }
        // Only active segments of the first table may leave out what their elements are.
        boolean brief = mode == SegmentMode.ACTIVE && !explicit && !at("func");
        if (accept("func") || brief && !atValueType()) {
            int[] functions = functions();
            module.elements.add(
                    new ElementSegment(
                            mode, table, offset, FUNCTION_ELEMENTS, functions, null, explicit));
        } else {
            int type = refType();
            List<Bytes> expressions = elementExpressions();
            module.elements.add(
                    new ElementSegment(mode, table, offset, type, null, expressions, explicit));
        }
    }

    /** What follows {@code (elem} inside a table; returns the number of elements. */
    final int inlineElements(int table, int type, boolean is64) {
        Bytes offset = implicit(PositionRecorder.ELEMENTS, is64 ? Op.I64_CONST : Op.I32_CONST, 0);
        boolean indices = kind() != Tokens.OPEN;
        List<Bytes> expressions = null;
        int[] functions = null;
        int elementType = type;
        if (!indices) {
            expressions = elementExpressions();
        } else if (type == ValueType.FUNCREF || type == FUNCTION_ELEMENTS) {
            functions = functions();
            elementType = FUNCTION_ELEMENTS;
        } else {
            expressions = new ArrayList<>();
            while (kind() != Tokens.CLOSE) {
                expressions.add(
                        implicit(PositionRecorder.ELEMENTS, Op.REF_FUNC, index(scope.funcs)));
            }
        }
        ElementSegment segment =
                new ElementSegment(
                        SegmentMode.ACTIVE,
                        table,
                        offset,
                        elementType,
                        functions,
                        expressions,
                        table != 0);
        module.elements.add(segment);
        return segment.length();
    }

    private int[] functions() {
        IntList functions = new IntList();
        while (kind() != Tokens.CLOSE) {
            functions.add(index(scope.funcs));
        }
        return functions.toArray();
    }

    private List<Bytes> elementExpressions() {
        List<Bytes> expressions = new ArrayList<>();
        while (kind() != Tokens.CLOSE) {
            expressions.add(wrapped("item", PositionRecorder.ELEMENTS));
        }
        return expressions;
    }

    /** An expression after that keyword in parentheses, or a single folded instruction. */
    private Bytes wrapped(String keyword, int section) {
        if (!acceptOpen(keyword)) {
            return foldedExpression(section);
        }
        Bytes expression = expression(section);
        expectClose();
        return expression;
    }

    /** What follows {@code (data}. */
    final void dataField() {
        identifier(scope.datas, module.data.size());
        SegmentMode mode = SegmentMode.PASSIVE;
        int memory = 0;
        Bytes offset = null;
        if (kind() == Tokens.OPEN || kind() == Tokens.NUMBER) {
            mode = SegmentMode.ACTIVE;
            if (kind() == Tokens.NUMBER) {
                memory = u32();
            } else if (acceptOpen("memory")) {
                memory = index(scope.memories);
                expectClose();
            }
            offset = wrapped("offset", PositionRecorder.DATA);
        }
        module.data.add(new DataSegment(mode, memory, offset, strings()));
    }

    /** What follows {@code (data} inside a memory; returns the number of bytes. */
    final int inlineData(int memory, boolean is64) {
        Bytes offset = implicit(PositionRecorder.DATA, is64 ? Op.I64_CONST : Op.I32_CONST, 0);
        Bytes contents = strings();
        module.data.add(new DataSegment(SegmentMode.ACTIVE, memory, offset, contents));
        return contents.length();
    }

    private Bytes strings() {
        ByteWriter bytes = new ByteWriter();
        while (kind() != Tokens.CLOSE) {
            bytes.bytes(bytes());
        }
        return Bytes.of(bytes.toByteArray());
    }
}
