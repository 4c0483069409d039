// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import java.util.List;

/**
 * The type of a function (spec 2.3.5).
 *
 * @param params types of the parameters, in the text format
 * @param results types of the results, in the text format
 */
public record FuncInfo(List<String> params, List<String> results)
        implements ExternInfo, TypeInfo.Composite {
    /** Keeps its own copies of the lists. */
    public FuncInfo {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }
}
