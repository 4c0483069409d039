// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Module;

import java.util.List;

/**
 * Remembers where in the text every instruction of every expression was, and at the end computes
 * its offset in the binary module.
 */
final class PositionRecorder {
    /** Sections with expressions, in the order of the binary format. */
    static final int TABLES = 0;

    static final int GLOBALS = 1;
    static final int ELEMENTS = 2;
    static final int CODE = 3;
    static final int DATA = 4;

    private final IntList offsets = new IntList();
    private final IntList texts = new IntList();

    /**
     * Where the expressions of each section start and end in the lists. Text and binary format have
     * them in the same order, as long as sections are kept apart.
     */
    private final IntList[] ranges = new IntList[DATA + 1];

    PositionRecorder() {
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = new IntList();
        }
    }

    /** An expression of a section starts. */
    void begin(int section) {
        ranges[section].add(offsets.size());
    }

    /** An instruction of the expression: its offset there, and in the text. */
    void add(int offset, int text) {
        offsets.add(offset);
        texts.add(text);
    }

    /** The expression is complete. */
    void end(int section) {
        ranges[section].add(offsets.size());
    }

    /** Positions by offsets of the module that was encoded and decoded again. */
    SourcePositions rebase(Module decoded, LineMap lines) {
        Rebase rebase = new Rebase();
        for (int i = 0; i < decoded.tables().size(); i++) {
            rebase.expression(decoded.tables().get(i).init());
        }
        rebase.section(GLOBALS);
        for (int i = 0; i < decoded.globals().size(); i++) {
            rebase.expression(decoded.globals().get(i).init());
        }
        rebase.section(ELEMENTS);
        for (int i = 0; i < decoded.elements().size(); i++) {
            rebase.element(decoded.elements().get(i));
        }
        rebase.section(CODE);
        for (int i = decoded.importedFuncCount(); i < decoded.funcCount(); i++) {
            rebase.expression(decoded.function(i).body());
        }
        rebase.section(DATA);
        for (int i = 0; i < decoded.data().size(); i++) {
            rebase.expression(decoded.data().get(i).offset());
        }
        return new SourcePositions(rebase.codes.toArray(), rebase.places.toArray(), lines);
    }

    /** Visits the expressions in the order of the binary format, so that offsets increase. */
    private final class Rebase {
        final IntList codes = new IntList();
        final IntList places = new IntList();
        private IntList section = ranges[TABLES];
        private int next;

        void section(int index) {
            section = ranges[index];
            next = 0;
        }

        void element(ElementSegment segment) {
            expression(segment.offset());
            List<Bytes> expressions = segment.expressions();
            for (int i = 0; expressions != null && i < expressions.size(); i++) {
                expression(expressions.get(i));
            }
        }

        void expression(Bytes decoded) {
            if (decoded == null) {
                return;
            }
            if (codes.size() > 0 && codes.last() == decoded.start()) {
                codes.pop();
                places.pop();
            }
            for (int i = section.get(next); i < section.get(next + 1); i++) {
                codes.add(decoded.start() + offsets.get(i));
                places.add(texts.get(i));
            }
            next += 2;
            codes.add(decoded.end());
            places.add(SourcePositions.NOWHERE);
        }
    }
}
