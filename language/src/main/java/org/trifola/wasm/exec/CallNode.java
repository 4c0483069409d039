// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.nodes.Node;

/**
 * A call site: an inline cache of the targets seen there, which the Graal compiler can inline. Code
 * belongs to modules, so instances of one module share the entry.
 */
@GenerateInline(false)
abstract class CallNode extends Node {
    static final int CACHE_SIZE = 4;

    /** Calls a target; the first argument is the receiver. */
    abstract Object execute(CallTarget target, Object[] arguments);

    @Specialization(guards = "target == cachedTarget", limit = "CACHE_SIZE")
    static Object direct(
            CallTarget target,
            Object[] arguments,
            @Cached("target") CallTarget cachedTarget,
            @Cached("create(cachedTarget)") DirectCallNode call) {
        return call.call(arguments);
    }

    @Specialization(replaces = "direct")
    static Object indirect(CallTarget target, Object[] arguments, @Cached IndirectCallNode call) {
        return call.call(target, arguments);
    }
}
