// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

/** Where generated code threw an exception, or one from elsewhere came into it. */
final class Origin extends Throwable {
    private static final long serialVersionUID = 1L;

    Origin() {
        super(null, null, false, true);
    }
}
