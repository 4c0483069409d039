// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.fault.Place;

/** Where the parts of a module stand in the text that it was assembled from. */
@FunctionalInterface
public interface CodePositions {
    /** A place that is known by its offset, with line and column; the same if there are none. */
    Place inText(Place place);
}
