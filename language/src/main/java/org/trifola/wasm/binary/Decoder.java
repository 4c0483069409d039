// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;

/**
 * Decodes modules in the binary format (spec 5.5). Function bodies are only delimited; validation
 * reads their instructions. Never takes more memory than the size of the input allows for, whatever
 * the input says.
 */
public final class Decoder {
    static final int MAGIC = 0x6D73_6100;
    static final int VERSION = 1;

    /** The upper half of the version of a component; the lower one is 13 in the preview of 2023. */
    private static final int COMPONENT_LAYER = 1;

    private final SectionInput input;
    private final CodeReader in;
    private final ExternDecoder externs;
    private int[] functionTypes = {};
    private int rank;

    private Decoder(SectionInput input) {
        this.input = input;
        this.in = input.in;
        this.externs = new ExternDecoder(input);
    }

    /**
     * Decodes a module. Offsets of its bodies and expressions are offsets into {@code bytes}, which
     * nobody may write to any more.
     *
     * @throws LoadException if the bytes are malformed, use a feature that is not enabled, or
     *     exceed a limit
     */
    public static Module decode(byte[] bytes, Features features, ImplementationLimits limits) {
        return new Decoder(new SectionInput(bytes, features, limits)).module();
    }

    /** Whether bytes begin like a binary module or component. */
    public static boolean isBinary(byte[] bytes) {
        return bytes.length >= 4 && new ByteReader(bytes, 0, 4).fixed32() == MAGIC;
    }

    private Module module() {
        in.limit(input.bytes.length, Fault.UNEXPECTED_END);
        if (input.bytes.length > input.limits.moduleSize()) {
            throw input.tooLarge("bytes", input.bytes.length, input.limits.moduleSize(), 0);
        }
        preamble();
        while (!in.atEnd()) {
            section();
        }
        if (functionTypes.length != input.module.functions.size()) {
            throw in.fail(
                    Fault.FUNCTION_AND_CODE_SECTION_HAVE_INCONSISTENT_LENGTHS,
                    functionTypes.length + " and " + input.module.functions.size(),
                    in.position());
        }
        int dataCount = input.module.dataCount;
        if (dataCount >= 0 && dataCount != input.module.data.size()) {
            throw in.fail(
                    Fault.DATA_COUNT_AND_DATA_SECTION_HAVE_INCONSISTENT_LENGTHS,
                    dataCount + " and " + input.module.data.size(),
                    in.position());
        }
        return input.module.build();
    }

    private void preamble() {
        if (in.fixed32() != MAGIC) {
            throw in.fail(Fault.MAGIC_HEADER_NOT_DETECTED, null, 0);
        }
        int version = in.fixed32();
        if (version >>> 16 == COMPONENT_LAYER && (short) version != 0) {
            throw in.fail(
                    Fault.COMPONENTS_ARE_NOT_SUPPORTED,
                    "this is a WebAssembly component, not a core module; extract its core module"
                            + " (wasm-tools component unbundle) or compile for a core target such"
                            + " as wasm32-wasip1",
                    4);
        }
        if (version != VERSION) {
            throw in.fail(Fault.UNKNOWN_BINARY_VERSION, "0x" + Integer.toHexString(version), 4);
        }
    }

    private void section() {
        int at = in.position();
        int id = in.u8();
        if (id >= SectionId.count()) {
            throw in.fail(Fault.MALFORMED_SECTION_ID, Integer.toString(id), at);
        }
        int size = in.u32();
        boolean fits = size >= 0 && size <= in.remaining();
        int end = fits ? in.position() + size : input.bytes.length;
        in.limit(end, Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION);
        if (!fits) {
            throw tooLong(id, size, at);
        }
        contents(id, at);
        if (in.position() != end) {
            throw in.fail(Fault.SECTION_SIZE_MISMATCH, null, in.position());
        }
        in.limit(input.bytes.length, Fault.UNEXPECTED_END);
    }

    /** What is wrong with a section that is longer than the module: its size, unless more is. */
    private LoadException tooLong(int id, int size, int at) {
        int contents = in.position();
        try {
            contents(id, at);
        } catch (LoadException e) {
            if (e.fault() != Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION) {
                return e;
            }
        }
        String wanted = Integer.toUnsignedString(size) + " bytes in section " + SectionId.name(id);
        String left = ", but only " + (input.bytes.length - contents) + " are left";
        return in.fail(Fault.LENGTH_OUT_OF_BOUNDS, wanted + left, at + 1);
    }

    private void contents(int id, int at) {
        if (id == SectionId.CUSTOM) {
            customSection();
            return;
        }
        if (SectionId.rank(id) <= rank) {
            String detail = "section " + SectionId.name(id) + " is a duplicate or too late";
            throw in.fail(Fault.UNEXPECTED_CONTENT_AFTER_LAST_SECTION, detail, at);
        }
        rank = SectionId.rank(id);
        list(id);
    }

    private void list(int id) {
        switch (id) {
            case SectionId.TYPE -> new TypeDecoder(input).section();
            case SectionId.IMPORT -> externs.importSection();
            case SectionId.FUNCTION -> functionTypes = externs.functionSection();
            case SectionId.TABLE -> externs.tableSection();
            case SectionId.MEMORY -> externs.memorySection();
            case SectionId.TAG -> externs.tagSection();
            case SectionId.GLOBAL -> globalSection();
            case SectionId.EXPORT -> externs.exportSection();
            case SectionId.START -> startSection();
            case SectionId.ELEMENT -> new SegmentDecoder(input).elementSection();
            case SectionId.DATA_COUNT -> dataCountSection();
            case SectionId.CODE -> new CodeDecoder(input).section(functionTypes);
            default -> new SegmentDecoder(input).dataSection();
        }
    }

    private void customSection() {
        int end = in.limit();
        String name = in.name();
        Bytes contents = new Bytes(input.bytes, in.position(), end);
        in.seek(end);
        input.module.customs.add(new CustomSection(name, contents, SectionId.atRank(rank)));
        if (name.equals(NameSection.NAME)) {
            input.module.namesLater = new NameSection.Later(contents);
        }
    }

    private void globalSection() {
        int count = externs.globalCount();
        for (int i = 0; i < count; i++) {
            input.item(SectionId.GLOBAL);
            GlobalType type = externs.globalType();
            input.module.globals.add(new Global(type, input.expression()));
        }
    }

    private void startSection() {
        int at = in.position();
        input.item(SectionId.START);
        int start = in.u32();
        if (start < 0) {
            throw in.fail(Fault.UNKNOWN_FUNCTION, " " + Integer.toUnsignedString(start), at);
        }
        input.module.start = start;
    }

    private void dataCountSection() {
        int at = in.position();
        input.need(Feature.BULK_MEMORY, "the data count section", at);
        int count = in.u32();
        int limit = input.limits.dataSegments();
        if (Integer.compareUnsigned(count, limit) > 0) {
            throw input.tooLarge("data segments", count & 0xFFFF_FFFFL, limit, at);
        }
        input.module.dataCount = count;
    }
}
