// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.ValueType;

/**
 * Writes element and data segments (spec 5.5.12, 5.5.14) in the shortest of the forms that say the
 * same.
 */
final class SegmentWriter {
    private static final int FUNCTION_KIND = 0;

    private SegmentWriter() {}

    static void element(ElementSegment segment, CodeWriter out) {
        boolean active = segment.mode() == SegmentMode.ACTIVE;
        boolean indices =
                segment.functions() != null && segment.type() == SegmentDecoder.FUNCTION_ELEMENTS;
        int impliedType = indices ? SegmentDecoder.FUNCTION_ELEMENTS : ValueType.FUNCREF;
        boolean brief =
                active
                        && segment.table() == 0
                        && !segment.explicitTable()
                        && segment.type() == impliedType;
        boolean second = active ? !brief : segment.mode() == SegmentMode.DECLARATIVE;
        int flags = active ? 0 : SegmentDecoder.NOT_ACTIVE;
        flags |= second ? SegmentDecoder.TABLE_OR_DECLARATIVE : 0;
        flags |= indices ? 0 : SegmentDecoder.EXPRESSIONS;
        out.u32(flags);
        if (active) {
            if (second) {
                out.u32(segment.table());
            }
            out.bytes(segment.offset());
        }
        if (!brief) {
            if (indices) {
                out.u8(FUNCTION_KIND);
            } else {
                out.valueType(segment.type());
            }
        }
        elements(segment, indices, out);
    }

    private static void elements(ElementSegment segment, boolean indices, CodeWriter out) {
        out.u32(segment.length());
        if (segment.functions() == null) {
            for (Bytes expression : segment.expressions()) {
                out.bytes(expression);
            }
            return;
        }
        for (int function : segment.functions()) {
            if (indices) {
                out.u32(function);
            } else {
                out.op(Op.REF_FUNC);
                out.u32(function);
                out.op(Op.END);
            }
        }
    }

    static void data(DataSegment segment, CodeWriter out) {
        if (segment.mode() != SegmentMode.ACTIVE) {
            out.u32(SegmentDecoder.NOT_ACTIVE);
        } else {
            if (segment.memory() == 0) {
                out.u32(0);
            } else {
                out.u32(SegmentDecoder.MEMORY);
                out.u32(segment.memory());
            }
            out.bytes(segment.offset());
        }
        out.u32(segment.contents().length());
        out.bytes(segment.contents());
    }
}
