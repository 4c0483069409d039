// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/** The kinds of imports and exports, in the order of their binary codes (spec 5.5.4). */
public enum ExternKind {
    /** Functions. */
    FUNC("func"),
    /** Tables. */
    TABLE("table"),
    /** Memories. */
    MEMORY("memory"),
    /** Globals. */
    GLOBAL("global"),
    /** Tags. */
    TAG("tag");

    private static final ExternKind[] BY_CODE = values();

    private final String text;

    ExternKind(String text) {
        this.text = text;
    }

    /** The keyword in the text format. */
    public String text() {
        return text;
    }

    /** The kind with that binary code, or null. */
    public static ExternKind byCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
