// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/** The type of an import or export (spec 2.3.16). */
public sealed interface ExternType
        permits ExternType.Func, TableType, MemoryType, GlobalType, TagType {
    /** Which index space it belongs to. */
    ExternKind kind();

    /**
     * A function of a defined type.
     *
     * @param typeIndex index into the module's types
     */
    record Func(int typeIndex) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.FUNC;
        }
    }
}
