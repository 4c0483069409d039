// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.MemoryType;

/** What a far access says of its memory, in the operand behind the memory's index. */
public final class AccessFlags {
    private AccessFlags() {}

    /** The address is 64 bits wide. */
    public static final int ADDRESS_64 = 1;

    /** The memory is shared, which decides its form. */
    public static final int SHARED = 1 << 1;

    /** Bits that the flags need; above them, an atomic access says what it does. */
    public static final int BITS = 2;

    /** The flags of accesses to a memory. */
    static int of(MemoryType type) {
        return (type.is64() ? ADDRESS_64 : 0) | (type.shared() ? SHARED : 0);
    }
}
