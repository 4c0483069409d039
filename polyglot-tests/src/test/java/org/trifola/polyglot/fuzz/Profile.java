// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.Feature;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** Chooses what a random module may use. */
final class Profile {
    private Profile() {}

    /**
     * Some features.
     *
     * @param own whether there may be what only this engine has
     */
    static Set<Feature> features(Random random, boolean own) {
        Set<Feature> features = EnumSet.allOf(Feature.class);
        without(features, random, 50, Feature.GC);
        without(features, random, 30, Feature.FUNCTION_REFERENCES);
        without(features, random, 60, Feature.SIMD);
        without(features, random, 50, Feature.RELAXED_SIMD);
        without(features, random, 40, Feature.TAIL_CALL);
        without(features, random, 75, Feature.MULTI_MEMORY);
        without(features, random, 75, Feature.MEMORY64);
        without(features, random, 80, Feature.THREADS);
        int exceptions = random.nextInt(100);
        if (exceptions >= 35) {
            features.remove(Feature.EXCEPTIONS);
        }
        // Engines refuse modules with both kinds.
        if (exceptions < 35 || exceptions >= 50) {
            features.remove(Feature.LEGACY_EXCEPTIONS);
        }
        if (features.contains(Feature.GC)) {
            features.add(Feature.FUNCTION_REFERENCES);
        }
        if (!features.contains(Feature.SIMD)) {
            features.remove(Feature.RELAXED_SIMD);
        }
        if (!own) {
            features.remove(Feature.WIDE_ARITHMETIC);
            features.remove(Feature.CUSTOM_PAGE_SIZES);
        }
        return features;
    }

    private static void without(Set<Feature> features, Random random, int percent, Feature one) {
        if (random.nextInt(100) < percent) {
            features.remove(one);
        }
    }
}
