// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import java.util.List;

/**
 * The type of an import or export (spec 2.3.16). Value types are written as in the text format:
 * {@code i32}, {@code funcref}, {@code (ref null 3)}; a number there is an index of {@link
 * WasmModuleInfo#types}.
 */
public sealed interface ExternInfo
        permits FuncInfo, ExternInfo.Table, ExternInfo.Memory, ExternInfo.Global, ExternInfo.Tag {
    /**
     * A table (spec 2.3.13).
     *
     * @param elementType the reference type of its elements
     * @param limits its size in elements
     * @param addressType {@code i32} or {@code i64}
     */
    record Table(String elementType, LimitsInfo limits, String addressType) implements ExternInfo {}

    /**
     * A memory (spec 2.3.12).
     *
     * @param limits its size in pages
     * @param addressType {@code i32} or {@code i64}
     * @param shared whether several threads may use it
     * @param pageSize bytes of a page: 65536, or 1
     */
    record Memory(LimitsInfo limits, String addressType, boolean shared, int pageSize)
            implements ExternInfo {}

    /**
     * A global (spec 2.3.14).
     *
     * @param valueType the type of its value
     * @param mutable whether it can be set
     */
    record Global(String valueType, boolean mutable) implements ExternInfo {}

    /**
     * A tag of exceptions (spec 2.3.15).
     *
     * @param params types of what the exceptions carry
     */
    record Tag(List<String> params) implements ExternInfo {
        /** Keeps its own copy of the list. */
        public Tag {
            params = List.copyOf(params);
        }
    }
}
