// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** An immutable set of enabled features. */
public final class Features {
    /** Everything that the engine knows. */
    public static final Features ALL = new Features(EnumSet.allOf(Feature.class));

    private final EnumSet<Feature> enabled;

    private Features(EnumSet<Feature> enabled) {
        this.enabled = enabled;
    }

    /** Whether a feature is on. */
    public boolean has(Feature feature) {
        return enabled.contains(feature);
    }

    /** The same set with one feature on. */
    public Features with(Feature feature) {
        EnumSet<Feature> copy = EnumSet.copyOf(enabled);
        copy.add(feature);
        return new Features(copy);
    }

    /** The same set with one feature off. */
    public Features without(Feature feature) {
        EnumSet<Feature> copy = EnumSet.copyOf(enabled);
        copy.remove(feature);
        return new Features(copy);
    }

    /** The enabled features, unmodifiable. */
    public Set<Feature> toSet() {
        return Collections.unmodifiableSet(enabled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features that && enabled.equals(that.enabled);
    }

    @Override
    public int hashCode() {
        return enabled.hashCode();
    }

    @Override
    public String toString() {
        return enabled.toString();
    }
}
