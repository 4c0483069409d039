// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Decodes element and data segments (spec 5.5.12, 5.5.14). */
final class SegmentDecoder {
    /** Elements: the segment is passive or declarative. Data: it is passive. */
    static final int NOT_ACTIVE = 1;

    /** Elements: of an active segment, it names its table; of another, it is declarative. */
    static final int TABLE_OR_DECLARATIVE = 2;

    /** Elements: they are expressions. */
    static final int EXPRESSIONS = 4;

    /** Data: the segment is active and names its memory. */
    static final int MEMORY = 2;

    /** The type of elements that are given as function indices. */
    static final int FUNCTION_ELEMENTS = ValueType.ref(HeapType.FUNC, false);

    private final SectionInput input;
    private final CodeReader in;

    SegmentDecoder(SectionInput input) {
        this.input = input;
        this.in = input.in;
    }

    void elementSection() {
        int count = input.count(0, input.limits.elementSegments(), "element segments");
        for (int i = 0; i < count; i++) {
            input.item(SectionId.ELEMENT);
            input.module.elements.add(elementSegment());
        }
    }

    private ElementSegment elementSegment() {
        int at = in.position();
        int flags = in.u32();
        if (flags < 0 || flags > 7) {
            throw in.fail(Fault.MALFORMED_ELEMENT_KIND, Integer.toUnsignedString(flags), at);
        }
        if (flags != 0) {
            input.need(Feature.BULK_MEMORY, "an element segment of this form", at);
        }
        boolean active = (flags & NOT_ACTIVE) == 0;
        boolean second = (flags & TABLE_OR_DECLARATIVE) != 0;
        int table = active && second ? in.u32() : 0;
        Bytes offset = active ? input.expression() : null;
        SegmentMode mode =
                active
                        ? SegmentMode.ACTIVE
                        : second ? SegmentMode.DECLARATIVE : SegmentMode.PASSIVE;
        boolean explicitTable = active && second;
        boolean typed = !active || second;
        if ((flags & EXPRESSIONS) == 0) {
            if (typed) {
                elementKind();
            }
            return new ElementSegment(
                    mode, table, offset, FUNCTION_ELEMENTS, functions(), null, explicitTable);
        }
        int type = typed ? in.refType() : ValueType.FUNCREF;
        return new ElementSegment(mode, table, offset, type, null, expressions(), explicitTable);
    }

    private void elementKind() {
        int at = in.position();
        if (in.u8() != 0) {
            throw in.fail(Fault.MALFORMED_ELEMENT_KIND, null, at);
        }
    }

    private int[] functions() {
        int[] functions = new int[elementCount()];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = in.u32();
        }
        return functions;
    }

    private List<Bytes> expressions() {
        int count = elementCount();
        List<Bytes> expressions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expressions.add(input.expression());
        }
        return expressions;
    }

    private int elementCount() {
        return input.count(0, input.limits.segmentElements(), "elements in a segment");
    }

    void dataSection() {
        int count = input.count(0, input.limits.dataSegments(), "data segments");
        for (int i = 0; i < count; i++) {
            input.item(SectionId.DATA);
            input.module.data.add(dataSegment());
        }
    }

    private DataSegment dataSegment() {
        int at = in.position();
        int flags = in.u32();
        if (flags < 0 || flags > MEMORY) {
            throw in.fail(Fault.MALFORMED_DATA_SEGMENT_KIND, Integer.toUnsignedString(flags), at);
        }
        if (flags != 0) {
            input.need(Feature.BULK_MEMORY, "a data segment of this form", at);
        }
        boolean active = flags != NOT_ACTIVE;
        int memory = flags == MEMORY ? in.u32() : 0;
        Bytes offset = active ? input.expression() : null;
        int length = in.vectorLength();
        int start = in.position();
        in.skip(length);
        SegmentMode mode = active ? SegmentMode.ACTIVE : SegmentMode.PASSIVE;
        return new DataSegment(mode, memory, offset, new Bytes(input.bytes, start, start + length));
    }
}
