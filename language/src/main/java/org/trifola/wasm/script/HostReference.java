// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import com.oracle.truffle.api.interop.TruffleObject;

/**
 * A reference to nothing that modules know: what {@code (ref.extern 1)} of a script stands for.
 * Those of the same number are one object in an environment.
 *
 * @param number its number in the script
 */
record HostReference(long number) implements TruffleObject {
    @Override
    public String toString() {
        return "ref.extern " + number;
    }
}
