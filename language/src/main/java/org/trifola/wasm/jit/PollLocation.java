// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import com.oracle.truffle.api.nodes.Node;

/** Where generated code is, to Truffle: it has no nodes. */
final class PollLocation extends Node {
    static final PollLocation NODE = new PollLocation();

    private PollLocation() {}
}
