// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** An immutable set of enabled features. */
public final class Features {
    /** Everything that the engine knows. */
    public static final Features ALL = new Features(-1L);

    /**
     * One bit per ordinal. Not an {@code EnumSet}: the first one in a process takes milliseconds.
     */
    private final long enabled;

    private Features(long enabled) {
        this.enabled = enabled;
    }

    /** Whether a feature is on. */
    public boolean has(Feature feature) {
        return (enabled & bit(feature)) != 0;
    }

    /** The same set with one feature on. */
    public Features with(Feature feature) {
        return new Features(enabled | bit(feature));
    }

    /** The same set with one feature off. */
    public Features without(Feature feature) {
        return new Features(enabled & ~bit(feature));
    }

    /** The enabled features in the order of their declaration, unmodifiable. */
    public Set<Feature> toSet() {
        Set<Feature> features = new TreeSet<>();
        for (Feature feature : Feature.values()) {
            if (has(feature)) {
                features.add(feature);
            }
        }
        return Collections.unmodifiableSet(features);
    }

    private static long bit(Feature feature) {
        return 1L << feature.ordinal();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features that && enabled == that.enabled;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(enabled);
    }

    @Override
    public String toString() {
        return toSet().toString();
    }
}
