// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** One folder of the official suite is older than the rest. */
final class ScriptFeaturesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec/proposals/threads/atomic.wast | -multi-memory,-reference-types,-memory64",
                "proposals/threads/imports.wast | -multi-memory,-reference-types,-memory64",
                "spec/proposals/threads-litmus/SB.wast | all",
                "threads/atomic.wast | all",
                "spec/core/memory.wast | all",
                "- | all",
            })
    void featuresFollowTheFolder(Path script, String features) {
        assertEquals(features, ScriptFeatures.of(script));
    }
}
