// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.ExternKind;

/** The ids of sections (spec 5.5.2), and the order in which they come in a module (spec 5.5.16). */
public final class SectionId {
    private SectionId() {}

    /** Custom sections, anywhere. */
    public static final int CUSTOM = 0;

    /** Types. */
    public static final int TYPE = 1;

    /** Imports. */
    public static final int IMPORT = 2;

    /** Types of functions. */
    public static final int FUNCTION = 3;

    /** Tables. */
    public static final int TABLE = 4;

    /** Memories. */
    public static final int MEMORY = 5;

    /** Globals. */
    public static final int GLOBAL = 6;

    /** Exports. */
    public static final int EXPORT = 7;

    /** Start function. */
    public static final int START = 8;

    /** Element segments. */
    public static final int ELEMENT = 9;

    /** Bodies of functions. */
    public static final int CODE = 10;

    /** Data segments. */
    public static final int DATA = 11;

    /** Number of data segments. */
    public static final int DATA_COUNT = 12;

    /** Tags. */
    public static final int TAG = 13;

    private static final String[] NAMES = {
        "custom",
        "type",
        "import",
        "function",
        "table",
        "memory",
        "global",
        "export",
        "start",
        "element",
        "code",
        "data",
        "data count",
        "tag"
    };

    /** All but custom sections in the order of a module. */
    private static final byte[] ORDER = {
        TYPE,
        IMPORT,
        FUNCTION,
        TABLE,
        MEMORY,
        TAG,
        GLOBAL,
        EXPORT,
        START,
        ELEMENT,
        DATA_COUNT,
        CODE,
        DATA
    };

    private static final byte[] RANK = new byte[ORDER.length + 1];

    static {
        for (int i = 0; i < ORDER.length; i++) {
            RANK[ORDER[i]] = (byte) (i + 1);
        }
    }

    /** Number of ids. */
    public static int count() {
        return NAMES.length;
    }

    /** Where a section comes in the order of a module, from 1; 0 for custom sections. */
    public static int rank(int id) {
        return RANK[id];
    }

    /** The id of the section at a place of the order, from 1; 0 for 0. */
    public static int atRank(int rank) {
        return rank == 0 ? CUSTOM : ORDER[rank - 1];
    }

    /** What the section holds, in words of the specification. */
    public static String name(int id) {
        return NAMES[id];
    }

    /** The section that defines what is of a kind. */
    public static int of(ExternKind kind) {
        return switch (kind) {
            case FUNC -> FUNCTION;
            case TABLE -> TABLE;
            case MEMORY -> MEMORY;
            case GLOBAL -> GLOBAL;
            case TAG -> TAG;
        };
    }
}
