// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.ByteWriter;
import org.trifola.wasm.binary.NameSection;
import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.ModuleBuilder;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects custom sections: those of {@code @custom} annotations (spec appendix 7.4.3), branch
 * hints and names. A place is twice the rank of a section, plus one if it is after that section.
 */
final class CustomSections {
    private static final int FIRST = 0;

    private final ModuleBuilder module;
    private final List<Placed> placed = new ArrayList<>(0);

    private record Placed(String name, byte[] contents, int place) {}

    CustomSections(ModuleBuilder module) {
        this.module = module;
    }

    /** Adds what an annotation {@code (@custom "name" (before|after section)? "…"*)} says. */
    void add(Annotation annotation, AnnotationCursor cursor) {
        TokenReader reader = new TokenReader(annotation.contents());
        String name = cursor.string(reader, annotation, "missing section name");
        int place = last();
        if (reader.kind() == Tokens.OPEN) {
            place = place(reader, annotation, cursor);
        }
        ByteWriter contents = new ByteWriter();
        while (reader.kind() == Tokens.STRING) {
            contents.bytes(reader.bytes());
        }
        cursor.checkEnd(reader, annotation);
        placed.add(new Placed(name, contents.toByteArray(), place));
    }

    private static int place(TokenReader reader, Annotation annotation, AnnotationCursor cursor) {
        reader.expectOpen();
        boolean after = reader.accept("after");
        if (!after && !reader.accept("before")) {
            throw cursor.malformed(annotation, "malformed placement");
        }
        int place = place(reader.peekKeyword(), after);
        if (place < 0) {
            throw cursor.malformed(annotation, "malformed section kind");
        }
        reader.next();
        if (!reader.acceptClose()) {
            throw cursor.malformed(annotation, "unexpected token " + reader.text());
        }
        return place;
    }

    private static int place(String section, boolean after) {
        if (section.equals("first") && !after) {
            return FIRST;
        }
        if (section.equals("last") && after) {
            return last();
        }
        int id = sectionId(section);
        return id < 0 ? -1 : 2 * SectionId.rank(id) + (after ? 1 : 0);
    }

    private static int last() {
        return 2 * (SectionId.count() - 1) + 1;
    }

    private static int sectionId(String word) {
        return switch (word) {
            case "type" -> SectionId.TYPE;
            case "import" -> SectionId.IMPORT;
            case "func" -> SectionId.FUNCTION;
            case "table" -> SectionId.TABLE;
            case "memory" -> SectionId.MEMORY;
            case "tag" -> SectionId.TAG;
            case "global" -> SectionId.GLOBAL;
            case "export" -> SectionId.EXPORT;
            case "start" -> SectionId.START;
            case "elem" -> SectionId.ELEMENT;
            case "datacount" -> SectionId.DATA_COUNT;
            case "code" -> SectionId.CODE;
            case "data" -> SectionId.DATA;
            default -> -1;
        };
    }

    /** Adds the section of branch hints, which must come before the code. */
    void branchHints(byte[] contents) {
        placed.add(
                new Placed(Annotation.BRANCH_HINT, contents, 2 * SectionId.rank(SectionId.CODE)));
    }

    /**
     * Hands over all sections in the order of their places; {@code names}, unless null, right after
     * the last section that is no custom one, as compilers have it.
     */
    void finish(byte[] names) {
        boolean named = names == null;
        for (Placed section : placed) {
            named |= section.name().equals(NameSection.NAME);
        }
        if (!named) {
            int rank = SectionId.count() - 1;
            while (rank > 0 && !isPresent(SectionId.atRank(rank))) {
                rank--;
            }
            int place = rank == 0 ? FIRST : 2 * rank + 1;
            placed.addFirst(new Placed(NameSection.NAME, names, place));
        }
        for (int place = FIRST; place <= last() && !placed.isEmpty(); place++) {
            int rank = place % 2 == 1 || place == FIRST ? place / 2 : place / 2 - 1;
            while (rank > 0 && !isPresent(SectionId.atRank(rank))) {
                rank--;
            }
            finish(place, SectionId.atRank(rank));
        }
    }

    private void finish(int place, int after) {
        for (Placed section : placed) {
            if (section.place() == place) {
                Bytes contents = Bytes.of(section.contents());
                module.customs.add(new CustomSection(section.name(), contents, after));
            }
        }
    }

    /** Whether the module will have a section of that kind. */
    private boolean isPresent(int id) {
        return switch (id) {
            case SectionId.TYPE -> !module.groups.isEmpty();
            case SectionId.IMPORT -> !module.imports.isEmpty();
            case SectionId.FUNCTION, SectionId.CODE -> !module.functions.isEmpty();
            case SectionId.TABLE -> !module.tables.isEmpty();
            case SectionId.MEMORY -> !module.memories.isEmpty();
            case SectionId.TAG -> !module.tags.isEmpty();
            case SectionId.GLOBAL -> !module.globals.isEmpty();
            case SectionId.EXPORT -> !module.exports.isEmpty();
            case SectionId.START -> module.start >= 0;
            case SectionId.ELEMENT -> !module.elements.isEmpty();
            case SectionId.DATA_COUNT -> module.dataCount >= 0;
            default -> !module.data.isEmpty();
        };
    }
}
