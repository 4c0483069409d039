// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the parts of a {@link Module}; used by the decoder and the text parser. One thread. */
public final class ModuleBuilder {
    /** Recursion groups. */
    public final List<RecGroup> groups = new ArrayList<>();

    /** Imports. */
    public final List<Import> imports = new ArrayList<>();

    /** Defined functions. */
    public final List<Function> functions = new ArrayList<>();

    /** Defined tables. */
    public final List<Table> tables = new ArrayList<>();

    /** Defined memories. */
    public final List<MemoryType> memories = new ArrayList<>();

    /** Defined tags. */
    public final List<TagType> tags = new ArrayList<>();

    /** Defined globals. */
    public final List<Global> globals = new ArrayList<>();

    /** Exports. */
    public final List<Export> exports = new ArrayList<>();

    /** Index of the start function, or -1. */
    public int start = -1;

    /** Element segments. */
    public final List<ElementSegment> elements = new ArrayList<>();

    /** Data segments. */
    public final List<DataSegment> data = new ArrayList<>();

    /** Contents of the data count section, or -1. */
    public int dataCount = -1;

    /** Custom sections. */
    public final List<CustomSection> customs = new ArrayList<>();

    /** Contents of the name section. */
    public Names names = Names.EMPTY;

    /** Where the items start in the binary form; not written after {@link #build}. */
    public final ItemOffsets offsets = new ItemOffsets();

    /** Called for the contents of the name section when they are first asked for, or null. */
    public Supplier<Names> namesLater;

    /** The module with what has been collected. */
    public Module build() {
        return new Module(this);
    }
}
