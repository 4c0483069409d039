// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/** When the contents of an element or data segment go where (spec 2.5.7). */
public enum SegmentMode {
    /** Copied by {@code table.init}, {@code memory.init} and the like. */
    PASSIVE,
    /** Copied at instantiation. */
    ACTIVE,
    /** Never copied; declares function references (elements only). */
    DECLARATIVE
}
