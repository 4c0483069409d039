// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;

/** The implementation's limits on the number of things (spec appendix 7.2.1). */
final class LimitRules {
    private LimitRules() {}

    static void check(Module module, ImplementationLimits limits) {
        require(module.typeCount(), limits.types(), "types");
        require(module.funcCount(), limits.functions(), "functions");
        require(module.imports().size(), limits.imports(), "imports");
        require(module.exports().size(), limits.exports(), "exports");
        require(module.globalCount(), limits.globals(), "globals");
        require(module.tableCount(), limits.tables(), "tables");
        require(module.memoryCount(), limits.memories(), "memories");
        require(module.tagCount(), limits.tags(), "tags");
        require(module.data().size(), limits.dataSegments(), "data segments");
        require(module.elements().size(), limits.elementSegments(), "element segments");
        for (ElementSegment segment : module.elements()) {
            require(segment.length(), limits.segmentElements(), "elements in a segment");
        }
    }

    /** Fails if there are more things than the limit on them. */
    static void require(int count, int limit, String what) {
        if (count > limit) {
            throw new LoadException(
                    Fault.IMPLEMENTATION_LIMIT_EXCEEDED,
                    count + " " + what + ", the limit is " + limit,
                    Place.UNKNOWN);
        }
    }
}
