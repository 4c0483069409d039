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

    /** WebAssembly 1.0. */
    public static final Features NONE = new Features(bit(Feature.CORE));

    /**
     * One bit per ordinal. Not an {@code EnumSet}: the first one in a process takes milliseconds.
     */
    private final long enabled;

    private Features(long enabled) {
        this.enabled = enabled;
    }

    /**
     * The features of a list: names separated by commas, with a minus before those to switch off,
     * and {@code all} and {@code none}. A list that begins with the name of a feature starts from
     * {@link #NONE}, every other one from {@link #ALL}.
     *
     * @throws IllegalArgumentException if there is no feature of a name; the message says which
     *     there are
     */
    public static Features parse(String list) {
        Features features = null;
        for (String part : list.isBlank() ? new String[0] : list.split(",", -1)) {
            String item = part.strip();
            boolean off = item.startsWith("-");
            if (item.equals("all") || item.equals("none")) {
                features = item.equals("all") ? ALL : NONE;
            } else {
                Feature feature = named(off ? item.substring(1) : item);
                Features before = features != null ? features : off ? ALL : NONE;
                features = off ? before.without(feature) : before.with(feature);
            }
        }
        return features == null ? ALL : features;
    }

    private static Feature named(String name) {
        Feature found = Feature.byOption(name);
        if (found == null) {
            StringBuilder names = new StringBuilder("no feature " + name + "; there are all, none");
            for (Feature feature : Feature.values()) {
                names.append(", ").append(feature.option());
            }
            throw new IllegalArgumentException(names.toString());
        }
        return found;
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
