// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TagType;

/**
 * Encodes modules in the binary format (spec 5.5). Where the format has several encodings of the
 * same thing, the shortest is used; bodies and constant expressions are copied. A module that was
 * decoded from such an encoding becomes the same bytes again.
 */
public final class Encoder {
    private final Module module;
    private final ByteWriter out = new ByteWriter();

    private Encoder(Module module) {
        this.module = module;
    }

    /** The binary form of a module. */
    public static byte[] encode(Module module) {
        return new Encoder(module).encode();
    }

    private byte[] encode() {
        out.fixed32(Decoder.MAGIC);
        out.fixed32(Decoder.VERSION);
        customs(SectionId.CUSTOM);
        for (int rank = 1; rank < SectionId.count(); rank++) {
            int id = SectionId.atRank(rank);
            CodeWriter contents = new CodeWriter();
            if (isPresent(id)) {
                section(id, contents);
                out.u8(id);
                out.sized(contents);
            }
            customs(id);
        }
        if (!hasNameSection() && !module.names().isEmpty()) {
            custom(NameSection.NAME, NameSection.encode(module.names()));
        }
        return out.toByteArray();
    }

    /** Whether a section has contents; without, it is left out. */
    private boolean isPresent(int id) {
        return switch (id) {
            case SectionId.START -> module.start() >= 0;
            case SectionId.DATA_COUNT -> module.dataCount() >= 0;
            default -> count(id) > 0;
        };
    }

    /** Number of elements of a section that is a list. */
    private int count(int id) {
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

    private void section(int id, CodeWriter to) {
        switch (id) {
            case SectionId.START -> to.u32(module.start());
            case SectionId.DATA_COUNT -> to.u32(module.dataCount());
            default -> {
                to.u32(count(id));
                elements(id, to);
            }
        }
    }

    private void elements(int id, CodeWriter to) {
        switch (id) {
            case SectionId.TYPE -> {
                for (RecGroup group : module.groups()) {
                    TypeWriter.group(group, to);
                }
            }
            case SectionId.IMPORT -> imports(to);
            case SectionId.FUNCTION, SectionId.CODE -> functions(id, to);
            case SectionId.TABLE -> tables(to);
            case SectionId.MEMORY -> {
                for (MemoryType memory : module.memories()) {
                    TypeWriter.memoryType(memory, to);
                }
            }
            case SectionId.TAG -> {
                for (TagType tag : module.tags()) {
                    TypeWriter.tagType(tag, to);
                }
            }
            case SectionId.GLOBAL -> globals(to);
            case SectionId.EXPORT -> exports(to);
            case SectionId.ELEMENT -> {
                for (ElementSegment segment : module.elements()) {
                    SegmentWriter.element(segment, to);
                }
            }
            case SectionId.DATA -> {
                for (DataSegment segment : module.data()) {
                    SegmentWriter.data(segment, to);
                }
            }
            default -> throw new IllegalArgumentException(SectionId.name(id));
        }
    }

    private void imports(CodeWriter to) {
        for (Import imported : module.imports()) {
            to.name(imported.module());
            to.name(imported.name());
            TypeWriter.externType(imported.type(), to);
        }
    }

    private void functions(int id, CodeWriter to) {
        for (int i = module.importedFuncCount(); i < module.funcCount(); i++) {
            Function function = module.function(i);
            if (id == SectionId.FUNCTION) {
                to.u32(function.typeIndex());
            } else {
                to.sized(code(function));
            }
        }
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

    private void tables(CodeWriter to) {
        for (Table table : module.tables()) {
            if (table.init() == null) {
                TypeWriter.tableType(table.type(), to);
            } else {
                to.u8(ExternDecoder.TABLE_WITH_INIT);
                to.u8(0);
                TypeWriter.tableType(table.type(), to);
                to.bytes(table.init());
            }
        }
    }

    private void globals(CodeWriter to) {
        for (Global global : module.globals()) {
            TypeWriter.globalType(global.type(), to);
            to.bytes(global.init());
        }
    }

    private void exports(CodeWriter to) {
        for (Export export : module.exports()) {
            to.name(export.name());
            to.u8(export.kind().ordinal());
            to.u32(export.index());
        }
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
