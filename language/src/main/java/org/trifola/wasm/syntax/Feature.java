// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * The parts of WebAssembly that can be switched on and off. All are on by default; those at phase 5
 * belong to WebAssembly 3.0.
 */
public enum Feature {
    /** WebAssembly 1.0. */
    CORE("core", "WebAssembly 1.0", 5),
    /** Sign-extension operators. */
    SIGN_EXTENSION("sign-extension", "sign-extension operators", 5),
    /** Non-trapping conversions. */
    SATURATING_FLOAT_TO_INT("saturating-float-to-int", "non-trapping conversions", 5),
    /** Several results, block parameters. */
    MULTI_VALUE("multi-value", "several results, block parameters", 5),
    /** Bulk operations on memories and tables. */
    BULK_MEMORY("bulk-memory", "bulk operations on memories and tables", 5),
    /** References as values, several tables. */
    REFERENCE_TYPES("reference-types", "references as values, several tables", 5),
    /** 128-bit vectors. */
    SIMD("simd", "128-bit vectors", 5),
    /** Relaxed vector operations. */
    RELAXED_SIMD("relaxed-simd", "relaxed vector operations", 5),
    /** Tail calls. */
    TAIL_CALL("tail-call", "tail calls", 5),
    /** Arithmetic in constant expressions. */
    EXTENDED_CONST("extended-const", "arithmetic in constant expressions", 5),
    /** Typed function references. */
    FUNCTION_REFERENCES("function-references", "typed function references", 5),
    /** Structures, arrays, recursive types. */
    GC("gc", "structures, arrays, recursive types", 5),
    /** Exceptions with exnref. */
    EXCEPTIONS("exceptions", "exceptions with exnref", 5),
    /** Several memories. */
    MULTI_MEMORY("multi-memory", "several memories", 5),
    /** 64-bit memories and tables. */
    MEMORY64("memory64", "64-bit memories and tables", 5),
    /** Shared memories and atomics. */
    THREADS("threads", "shared memories and atomics", 4),
    /** 128-bit integer arithmetic. */
    WIDE_ARITHMETIC("wide-arithmetic", "128-bit integer arithmetic", 4),
    /** Exceptions before exnref, for older toolchains. */
    LEGACY_EXCEPTIONS("legacy-exceptions", "exceptions before exnref, for older toolchains", 3),
    /** Memories with pages of one byte. */
    CUSTOM_PAGE_SIZES("custom-page-sizes", "memories with pages of one byte", 3),
    /** Imports that share what they have in common. */
    COMPACT_IMPORTS("compact-imports", "imports that share what they have in common", 3);

    private final String option;
    private final String description;
    private final int phase;

    Feature(String option, String description, int phase) {
        this.option = option;
        this.description = description;
        this.phase = phase;
    }

    /** The name that options and messages use. */
    public String option() {
        return option;
    }

    /** What it is, in a few words. */
    public String description() {
        return description;
    }

    /** How far the proposal is on the way into the standard: 5 is finished. */
    public int phase() {
        return phase;
    }

    /**
     * Words for the failure that something belongs to this feature while it is off. What they
     * advise is right for every list: see {@link Features#parse}.
     */
    public String refusal(String what) {
        return option
                + ", to which "
                + what
                + " belongs; to switch it on, add "
                + option
                + " at the end of the list wasm.Features";
    }

    /** The feature of that option name, or null. */
    public static Feature byOption(String option) {
        for (Feature feature : values()) {
            if (feature.option.equals(option)) {
                return feature;
            }
        }
        return null;
    }
}
