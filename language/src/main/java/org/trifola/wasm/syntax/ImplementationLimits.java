// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * How large the parts of a module may be (spec appendix 7.2). The defaults are those of the
 * JavaScript embedding where it names one, and generous where real programs ask for more.
 *
 * @param moduleSize bytes of a module
 * @param types number of types
 * @param functions number of functions, imports included
 * @param imports number of imports
 * @param exports number of exports
 * @param globals number of globals
 * @param tables number of tables
 * @param memories number of memories
 * @param tags number of tags
 * @param dataSegments number of data segments
 * @param elementSegments number of element segments
 * @param segmentElements elements of one segment
 * @param functionSize bytes of one function body
 * @param locals locals of one function, parameters included
 * @param params parameters of one function type
 * @param results results of one function type
 * @param fields fields of one structure type
 * @param subtypeDepth length of a chain of supertypes
 * @param nesting depth of nested blocks
 */
public record ImplementationLimits(
        int moduleSize,
        int types,
        int functions,
        int imports,
        int exports,
        int globals,
        int tables,
        int memories,
        int tags,
        int dataSegments,
        int elementSegments,
        int segmentElements,
        int functionSize,
        int locals,
        int params,
        int results,
        int fields,
        int subtypeDepth,
        int nesting) {
    /** The limits that hold unless the embedder says otherwise. */
    public static final ImplementationLimits DEFAULT =
            new ImplementationLimits(
                    1 << 30,
                    1_000_000,
                    1_000_000,
                    1_000_000,
                    1_000_000,
                    1_000_000,
                    100_000,
                    100,
                    1_000_000,
                    100_000,
                    10_000_000,
                    10_000_000,
                    7_654_321,
                    50_000,
                    1_000,
                    1_000,
                    10_000,
                    63,
                    1_000_000);
}
