// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.binary.ByteReader;
import org.trifola.wasm.binary.SectionId;

import java.util.ArrayList;
import java.util.List;

/** The sections of a binary module (spec 5.5.2), as their headers say. */
final class Sections {
    private static final int PREAMBLE = 8;

    private Sections() {}

    /**
     * One section.
     *
     * @param id its id
     * @param name name of a custom section, else null
     * @param offset where its contents begin, in bytes from the start of the module
     * @param size bytes of its contents
     * @param count number of elements of its list, or -1 if it has none
     */
    record Section(int id, String name, int offset, int size, int count) {}

    /** The sections of a module that was decoded before, so is well-formed. */
    static List<Section> of(byte[] module) {
        List<Section> sections = new ArrayList<>();
        ByteReader in = new ByteReader(module, PREAMBLE, module.length);
        while (!in.atEnd()) {
            int id = in.u8();
            int size = in.index();
            int offset = in.position();
            boolean custom = id == SectionId.CUSTOM;
            String name = custom ? in.name() : null;
            int count = custom || id == SectionId.START ? -1 : in.index();
            sections.add(new Section(id, name, offset, size, count));
            in.seek(offset + size);
        }
        return sections;
    }
}
