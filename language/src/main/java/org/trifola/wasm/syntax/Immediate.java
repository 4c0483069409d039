// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/** How one immediate of an instruction is encoded, written and meant (spec 5.4, 6.5). */
public enum Immediate {
    /** Relative depth of a block. */
    LABEL,
    /** A list of labels and a default label. */
    LABELS,
    /** A local. */
    LOCAL,
    /** A global. */
    GLOBAL,
    /** A function. */
    FUNC,
    /** A type; a type use in calls. */
    TYPE,
    /** A table; in text optional, then 0. */
    TABLE,
    /** A memory; in text optional, then 0. */
    MEMORY,
    /** A tag. */
    TAG,
    /** An element segment. */
    ELEM,
    /** A data segment. */
    DATA,
    /** A field of the structure type before it. */
    FIELD,
    /** Alignment, memory and offset. */
    MEMARG,
    /** The same for an atomic access, whose alignment must be natural. */
    ATOMIC_MEMARG,
    /** The type of a block: empty, a value type, or a type index. */
    BLOCK_TYPE,
    /** A list of value types. */
    VALUE_TYPES,
    /** A signed 32-bit number. */
    I32,
    /** A signed 64-bit number. */
    I64,
    /** Four bytes. */
    F32,
    /** Eight bytes. */
    F64,
    /** Sixteen bytes. */
    V128,
    /** A lane index, one byte. */
    LANE,
    /** Sixteen lane indices. */
    LANES,
    /** A heap type. */
    HEAP_TYPE,
    /** Two nullability flags, a label and two heap types. */
    CAST,
    /** The catch clauses of {@code try_table}. */
    CATCHES,
    /** An unsigned 32-bit number. */
    COUNT,
    /** A reserved byte, zero. */
    ORDER
}
