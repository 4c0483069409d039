// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Table;

/**
 * Remembers where in the text every instruction of every expression was, and at the end computes its
 * offset in the binary module.
 */
final class PositionRecorder {
    private final IntList offsets = new IntList();
    private final IntList texts = new IntList();

    /** First and last entry of an expression; expressions with the same bytes are different keys. */
    private final Map<Bytes, int[]> expressions = new IdentityHashMap<>();

    private int start;

    /** An expression starts. */
    void begin() {
        start = offsets.size();
    }

    /** An instruction of the expression: its offset there, and in the text. */
    void add(int offset, int text) {
        offsets.add(offset);
        texts.add(text);
    }

    /** The expression is complete. */
    void end(Bytes expression) {
        expressions.put(expression, new int[] {start, offsets.size()});
    }

    /** Positions by offsets of {@code decoded}, which is the encoded form of {@code parsed}. */
    SourcePositions rebase(Module parsed, Module decoded, LineMap lines) {
        Rebase rebase = new Rebase();
        List<Table> tables = parsed.tables();
        for (int i = 0; i < tables.size(); i++) {
            rebase.expression(tables.get(i).init(), decoded.tables().get(i).init());
        }
        List<Global> globals = parsed.globals();
        for (int i = 0; i < globals.size(); i++) {
            rebase.expression(globals.get(i).init(), decoded.globals().get(i).init());
        }
        List<ElementSegment> elements = parsed.elements();
        for (int i = 0; i < elements.size(); i++) {
            rebase.element(elements.get(i), decoded.elements().get(i));
        }
        for (int i = parsed.importedFuncCount(); i < parsed.funcCount(); i++) {
            rebase.expression(parsed.function(i).body(), decoded.function(i).body());
        }
        List<DataSegment> data = parsed.data();
        for (int i = 0; i < data.size(); i++) {
            rebase.expression(data.get(i).offset(), decoded.data().get(i).offset());
        }
        return new SourcePositions(rebase.codes.toArray(), rebase.places.toArray(), lines);
    }

    /** Visits the expressions in the order of the binary format, so that offsets increase. */
    private final class Rebase {
        final IntList codes = new IntList();
        final IntList places = new IntList();

        void element(ElementSegment parsed, ElementSegment decoded) {
            expression(parsed.offset(), decoded.offset());
            if (parsed.expressions() != null) {
                for (int i = 0; i < parsed.expressions().size(); i++) {
                    expression(parsed.expressions().get(i), decoded.expressions().get(i));
                }
            }
        }

        void expression(Bytes parsed, Bytes decoded) {
            int[] range = parsed == null ? null : expressions.get(parsed);
            if (range != null) {
                if (codes.size() > 0 && codes.last() == decoded.start()) {
                    codes.pop();
                    places.pop();
                }
                for (int i = range[0]; i < range[1]; i++) {
                    codes.add(decoded.start() + offsets.get(i));
                    places.add(texts.get(i));
                }
                codes.add(decoded.end());
                places.add(SourcePositions.NOWHERE);
            }
        }
    }
}
