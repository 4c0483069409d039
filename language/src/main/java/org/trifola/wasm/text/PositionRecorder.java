// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.RecGroup;

import java.util.List;

/**
 * Remembers where in the text every instruction of every expression was, and every definition, and
 * at the end computes their offsets in the binary module.
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
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new IntList();
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

    /** By the id of the section: where in the text the field of each of its elements starts. */
    private final IntList[] fields = new IntList[SectionId.count()];

    /** A field of the module is complete: what was added to its sections comes from there. */
    void field(ModuleBuilder module, List<RecGroup> groups, int text) {
        field(SectionId.TYPE, groups, text);
        field(SectionId.IMPORT, module.imports, text);
        field(SectionId.FUNCTION, module.functions, text);
        field(SectionId.CODE, module.functions, text);
        field(SectionId.TABLE, module.tables, text);
        field(SectionId.MEMORY, module.memories, text);
        field(SectionId.TAG, module.tags, text);
        field(SectionId.GLOBAL, module.globals, text);
        field(SectionId.EXPORT, module.exports, text);
        if (module.start >= 0 && fields[SectionId.START].size() == 0) {
            fields[SectionId.START].add(text);
        }
        field(SectionId.ELEMENT, module.elements, text);
        field(SectionId.DATA, module.data, text);
    }

    private void field(int section, List<?> elements, int text) {
        while (fields[section].size() < elements.size()) {
            fields[section].add(text);
        }
    }

    /** Positions of the fields, by offsets of the module that was encoded. */
    OffsetMap definitions(Encoder.Encoded encoded) {
        IntList codes = new IntList();
        IntList texts = new IntList();
        for (int rank = 1; rank < SectionId.count(); rank++) {
            int id = SectionId.atRank(rank);
            int[] offsets = encoded.offsets()[id];
            for (int i = 0; i < offsets.length; i++) {
                boolean end = i == offsets.length - 1;
                codes.add(offsets[i]);
                texts.add(end ? OffsetMap.NOWHERE : fields[id].get(i));
            }
        }
        return OffsetMap.of(codes, texts);
    }

    /** Positions of the instructions, by offsets of the module that was encoded and decoded. */
    OffsetMap instructions(Module decoded) {
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
        return OffsetMap.of(rebase.codes, rebase.places);
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
            places.add(OffsetMap.NOWHERE);
        }
    }
}
