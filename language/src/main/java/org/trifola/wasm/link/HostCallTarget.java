// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.nodes.Node;

/**
 * The code of all functions of host modules where there is no polyglot context, and so no function
 * of another language: a {@link HostCallRootNode} without what Truffle needs.
 */
public final class HostCallTarget implements CallTarget {
    /** The only one. */
    public static final HostCallTarget INSTANCE = new HostCallTarget();

    private HostCallTarget() {}

    @Override
    public Object call(Node location, Object... arguments) {
        return call(arguments);
    }

    @Override
    public Object call(Object... arguments) {
        return HostCallRootNode.callHost((BoundHostFunction) arguments[0], arguments);
    }
}
