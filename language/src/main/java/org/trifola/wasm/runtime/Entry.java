// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/**
 * How generated code calls a function that it does not know: an object whose class tells HotSpot
 * what will run. Subclasses add a method {@code call} for the types of each signature.
 */
public abstract class Entry {
    /** For subclasses. */
    protected Entry() {}

    /**
     * Calls generated code from elsewhere.
     *
     * @param arguments receiver and boxed arguments
     * @return the boxed result, null, an array of results, or what is {@link Unfinished}
     */
    public abstract Object enter(Object[] arguments);
}
