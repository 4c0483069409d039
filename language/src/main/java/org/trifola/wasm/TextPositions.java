// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import org.trifola.wasm.fault.Place;
import org.trifola.wasm.runtime.CodePositions;
import org.trifola.wasm.text.SourcePositions;

/**
 * What the text parser knows of places, as the runtime asks for it.
 *
 * @param positions the places of instructions and definitions
 */
record TextPositions(SourcePositions positions) implements CodePositions {
    @Override
    public Place inText(Place place) {
        return positions.inText(place);
    }
}
