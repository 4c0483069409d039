// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Table;

/**
 * Encodes modules in the binary format (spec 5.5). Where the format has several encodings of the
 * same thing, the shortest is used; bodies and constant expressions are copied. A module that was
 * decoded from such an encoding becomes the same bytes again.
 */
public final class Encoder {
    private final Module module;
    private final ByteWriter out = new ByteWriter();

    /** By id of the section: where each of its elements starts, and at last where it ends. */
    private final int[][] offsets = new int[SectionId.count()][0];

    private Encoder(Module module) {
        this.module = module;
    }

    /** The binary form of a module. */
    public static byte[] encode(Module module) {
        return locate(module).bytes();
    }

    /** The binary form of a module, and where its parts are there. */
    public static Encoded locate(Module module) {
        Encoder encoder = new Encoder(module);
        return new Encoded(encoder.encode(), encoder.offsets);
    }

    /**
     * A module in the binary format.
     *
     * @param bytes the module
     * @param offsets where each element of a section starts, the first one with the length of the
     *     list, and at last where the section ends, by the section's id; empty for sections that
     *     are not there and those that have no elements
     */
    public record Encoded(byte[] bytes, int[][] offsets) {}

    private byte[] encode() {
        out.fixed32(Decoder.MAGIC);
        out.fixed32(Decoder.VERSION);
        int last = lastSection(module);
        boolean names = !hasNameSection() && !module.names().isEmpty();
        for (int rank = 0; rank < SectionId.count(); rank++) {
            int id = SectionId.atRank(rank);
            if (rank > 0 && isPresent(module, id)) {
                section(id);
            }
            if (names && id == last) {
                custom(NameSection.NAME, NameSection.encode(module.names()));
            }
            customs(id);
        }
        return out.toByteArray();
    }

    /** The last section that is no custom one, or {@link SectionId#CUSTOM} if there is none. */
    private static int lastSection(Module module) {
        int rank = SectionId.count() - 1;
        while (rank > 0 && !isPresent(module, SectionId.atRank(rank))) {
            rank--;
        }
        return SectionId.atRank(rank);
    }

    /**
     * Whether a section of names is as the encoder would write it for a module that had none: one
     * that says the same as {@link Module#names}, first after all sections that are no custom ones.
     */
    public static boolean isImplied(Module module, CustomSection section) {
        int last = lastSection(module);
        boolean found = false;
        for (CustomSection custom : module.customs()) {
            boolean before = !found && custom != section;
            found |= custom == section;
            if (before && custom.after() == last
                    || custom != section && custom.name().equals(NameSection.NAME)) {
                return false;
            }
        }
        return section.after() == last
                && section.contents().equals(Bytes.of(NameSection.encode(module.names())));
    }

    /** Whether a section has contents; without, it is left out. */
    private static boolean isPresent(Module module, int id) {
        return switch (id) {
            case SectionId.START -> module.start() >= 0;
            case SectionId.DATA_COUNT -> module.dataCount() >= 0;
            default -> count(module, id) > 0;
        };
    }

    /** Number of elements of a section that is a list. */
    private static int count(Module module, int id) {
        return switch (id) {
            case SectionId.TYPE -> module.groups().size();
            case SectionId.IMPORT -> module.imports().size();
            case SectionId.FUNCTION, SectionId.CODE ->
                    module.funcCount() - module.importedFuncCount();
            case SectionId.TABLE -> module.tables().size();
            case SectionId.MEMORY -> module.memories().size();
            case SectionId.TAG -> module.tags().size();
            case SectionId.GLOBAL -> module.globals().size();
            case SectionId.EXPORT -> module.exports().size();
            case SectionId.ELEMENT -> module.elements().size();
            case SectionId.DATA -> module.data().size();
            default -> throw new IllegalArgumentException(SectionId.name(id));
        };
    }

    private void section(int id) {
        CodeWriter contents = new CodeWriter();
        switch (id) {
            case SectionId.START -> {
                contents.u32(module.start());
                offsets[id] = new int[] {0, contents.size()};
            }
            case SectionId.DATA_COUNT -> contents.u32(module.dataCount());
            default -> elements(id, contents);
        }
        out.u8(id);
        out.sized(contents);
        int start = out.size() - contents.size();
        for (int i = 0; i < offsets[id].length; i++) {
            offsets[id][i] += start;
        }
    }

    /** Writes a section that is a list, with its offsets in the section. */
    private void elements(int id, CodeWriter to) {
        int count = count(module, id);
        int[] starts = new int[count + 1];
        to.u32(count);
        for (int i = 0; i < count; i++) {
            element(id, i, to);
            starts[i + 1] = to.size();
        }
        offsets[id] = starts;
    }

    private void element(int id, int i, CodeWriter to) {
        switch (id) {
            case SectionId.TYPE -> TypeWriter.group(module.groups().get(i), to);
            case SectionId.IMPORT -> imported(module.imports().get(i), to);
            case SectionId.FUNCTION -> to.u32(function(i).typeIndex());
            case SectionId.TABLE -> table(module.tables().get(i), to);
            case SectionId.MEMORY -> TypeWriter.memoryType(module.memories().get(i), to);
            case SectionId.TAG -> TypeWriter.tagType(module.tags().get(i), to);
            case SectionId.GLOBAL -> global(module.globals().get(i), to);
            case SectionId.EXPORT -> export(module.exports().get(i), to);
            case SectionId.ELEMENT -> SegmentWriter.element(module.elements().get(i), to);
            case SectionId.CODE -> to.sized(code(function(i)));
            case SectionId.DATA -> SegmentWriter.data(module.data().get(i), to);
            default -> throw new IllegalArgumentException(SectionId.name(id));
        }
    }

    private static void imported(Import imported, CodeWriter to) {
        to.name(imported.module());
        to.name(imported.name());
        TypeWriter.externType(imported.type(), to);
    }

    /** A defined function by its number among these. */
    private Function function(int number) {
        return module.function(module.importedFuncCount() + number);
    }

    private static CodeWriter code(Function function) {
        CodeWriter code = new CodeWriter();
        int[] counts = function.localCounts();
        code.u32(counts.length);
        for (int i = 0; i < counts.length; i++) {
            code.u32(counts[i]);
            code.valueType(function.localTypes()[i]);
        }
        code.bytes(function.body());
        return code;
    }

    private static void table(Table table, CodeWriter to) {
        if (table.init() == null) {
            TypeWriter.tableType(table.type(), to);
        } else {
            to.u8(ExternDecoder.TABLE_WITH_INIT);
            to.u8(0);
            TypeWriter.tableType(table.type(), to);
            to.bytes(table.init());
        }
    }

    private static void global(Global global, CodeWriter to) {
        TypeWriter.globalType(global.type(), to);
        to.bytes(global.init());
    }

    private static void export(Export export, CodeWriter to) {
        to.name(export.name());
        to.u8(export.kind().ordinal());
        to.u32(export.index());
    }

    /** Writes the custom sections whose place is after a section, present or not. */
    private void customs(int after) {
        for (CustomSection section : module.customs()) {
            if (section.after() == after) {
                custom(section.name(), section.contents().toArray());
            }
        }
    }

    private void custom(String name, byte[] contents) {
        ByteWriter section = new ByteWriter();
        section.name(name);
        section.bytes(contents);
        out.u8(SectionId.CUSTOM);
        out.sized(section);
    }

    private boolean hasNameSection() {
        for (CustomSection section : module.customs()) {
            if (section.name().equals(NameSection.NAME)) {
                return true;
            }
        }
        return false;
    }
}
