// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.WatParser;

/** What a feature brings is refused when it is off, and the message names the feature. */
final class FeatureTest {
    private static final ImplementationLimits LIMITS = ImplementationLimits.DEFAULT;

    /** What is wrong with a module, from parsing to validation, or null. */
    private static LoadException failure(String fields, Features features) {
        try {
            TextModule text = WatParser.assemble("(module\n" + fields + ")", features, LIMITS);
            LoadException failure = Modules.failure(text.module(), features, LIMITS);
            return failure == null ? null : text.positions().locate(failure);
        } catch (LoadException e) {
            return e;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MULTI_VALUE         | (type (func (result i32 i32)))
                    MULTI_VALUE         | (func (block (type 0)) (nop)) (type (func))
                    BULK_MEMORY         | (data "passive")
                    BULK_MEMORY         | (elem func)
                    REFERENCE_TYPES     | (func (param externref))
                    REFERENCE_TYPES     | (func (local funcref))
                    REFERENCE_TYPES     | (table 1 externref)
                    SIMD                | (func (param v128))
                    SIMD                | (global (import "m" "g") v128)
                    EXTENDED_CONST      | (global i32 (i32.add (i32.const 1) (i32.const 2)))
                    FUNCTION_REFERENCES | (func (param (ref func)))
                    FUNCTION_REFERENCES | (type (func)) (func (local (ref null 0)))
                    FUNCTION_REFERENCES | (table 1 funcref (ref.null func))
                    GC                  | (type (struct))
                    GC                  | (type (array i8))
                    GC                  | (rec (type (func)))
                    GC                  | (type (sub (func)))
                    GC                  | (func (param anyref))
                    GC                  | (func (param nullfuncref))
                    EXCEPTIONS          | (func (param exnref))
                    EXCEPTIONS          | (func (param nullexnref))
                    EXCEPTIONS          | (func (try_table))
                    LEGACY_EXCEPTIONS   | (func (try (do)))
                    TAIL_CALL           | (func $f (return_call $f))
                    """)
    void refusedWhenOff(Feature feature, String fields) {
        assertNull(failure(fields, Features.ALL));
        LoadException failure = failure(fields, Features.ALL.without(feature));
        assertNotNull(failure);
        assertEquals(Fault.FEATURE_IS_DISABLED, failure.fault());
        String advice = "add " + feature.option() + " at the end of the list wasm.Features";
        assertTrue(failure.getMessage().contains(advice), failure.getMessage());
        assertEquals(2, failure.place().line(), failure.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void theAdviceIsRightForEveryList(Feature feature) {
        String name = feature.option();
        for (String list : new String[] {"none", "-" + name, "all,-" + name, "-core,-" + name}) {
            Features before = Features.parse(list);
            assertEquals(feature == Feature.CORE && list.equals("none"), before.has(feature), list);
            Features after = Features.parse(list + "," + name);
            assertEquals(before.with(feature), after, list);
        }
    }

    private static void assertFault(Fault fault, String fields, Feature... off) {
        Features features = Features.ALL;
        for (Feature feature : off) {
            features = features.without(feature);
        }
        LoadException failure = failure(fields, features);
        assertEquals(fault, failure == null ? null : failure.fault());
    }

    @Test
    void oneTableAndOneMemoryBeforeThereWereMore() {
        assertFault(Fault.MULTIPLE_MEMORIES, "(memory 1) (memory 1)", Feature.MULTI_MEMORY);
        assertFault(
                Fault.MULTIPLE_TABLES,
                "(table 1 funcref) (table 1 funcref)",
                Feature.REFERENCE_TYPES);
        assertFault(Fault.I32_CONSTANT_OUT_OF_RANGE, "(memory 0x1_0000_0000)", Feature.MEMORY64);
    }

    @Test
    void limitsAreMalformed() {
        assertFault(Fault.MALFORMED_LIMITS_FLAGS, "(memory i64 1)", Feature.MEMORY64);
        assertFault(Fault.MALFORMED_LIMITS_FLAGS, "(table i64 1 funcref)", Feature.MEMORY64);
        assertFault(Fault.MALFORMED_LIMITS_FLAGS, "(memory 1 1 shared)", Feature.THREADS);
        assertFault(
                Fault.MALFORMED_LIMITS_FLAGS, "(memory 1 (pagesize 1))", Feature.CUSTOM_PAGE_SIZES);
    }

    @Test
    void eitherKindOfExceptionsHasTagsAndThrow() {
        String fields = "(tag $e) (func (throw $e))";
        assertFault(null, fields, Feature.EXCEPTIONS);
        assertFault(null, fields, Feature.LEGACY_EXCEPTIONS);
        assertFault(
                Fault.FEATURE_IS_DISABLED, fields, Feature.EXCEPTIONS, Feature.LEGACY_EXCEPTIONS);
    }

    @Test
    void constantsSeeImportedGlobalsOnlyBeforeGc() {
        String fields = "(global i32 (i32.const 0)) (global i32 (global.get 0))";
        assertFault(null, fields);
        assertFault(Fault.UNKNOWN_GLOBAL, fields, Feature.GC);
    }

    @Test
    void theFirstVersionHasTablesOfFunctions() {
        Features first = Features.ALL;
        for (Feature feature : Feature.values()) {
            first = feature == Feature.CORE ? first : first.without(feature);
        }
        String fields =
                "(memory 1) (table 1 funcref) (elem (i32.const 0) 0) (func)"
                        + " (data (i32.const 0) \"x\") (export \"f\" (func 0))"
                        + " (func (call_indirect (i32.const 0)))"
                        + " (global (mut i32) (i32.const 0))";
        assertNull(failure(fields, first));
    }
}
