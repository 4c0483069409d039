// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;

import java.util.Arrays;

/**
 * Where the instructions of a module are in its text: maps offsets of the binary module to places
 * of the text. An offset between two instructions belongs to the one before it. Immutable.
 */
public final class SourcePositions {
    /** The place in the text of what is no instruction. */
    static final int NOWHERE = -1;

    /** Offsets in the binary module of instructions, and of the ends of expressions; increasing. */
    private final int[] codes;

    /** Offsets of the same instructions in the text; {@link #NOWHERE} for the ends. */
    private final int[] texts;

    private final LineMap lines;

    SourcePositions(int[] codes, int[] texts, LineMap lines) {
        this.codes = codes;
        this.texts = texts;
        this.lines = lines;
    }

    /** Number of instructions, and of ends of expressions. */
    public int count() {
        return codes.length;
    }

    /**
     * Offset in the binary module of the instruction, or end of an expression, with that number in
     * their order. An end has no text offset.
     */
    public int codeOffset(int index) {
        return codes[index];
    }

    /**
     * Offset in characters of the text of the instruction around an offset of the binary module, or
     * -1 outside of expressions.
     */
    public int textOffset(int codeOffset) {
        int found = Arrays.binarySearch(codes, codeOffset);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? NOWHERE : texts[index];
    }

    /** Line of the instruction around an offset of the binary module, from 1, or 0. */
    public int line(int codeOffset) {
        int text = textOffset(codeOffset);
        return text < 0 ? 0 : lines.line(text);
    }

    /** Column in characters of the instruction around an offset, from 1, or 0. */
    public int column(int codeOffset) {
        int text = textOffset(codeOffset);
        return text < 0 ? 0 : lines.column(text);
    }

    /**
     * A failure with the line and column of the text instead of the offset of the binary module.
     */
    public LoadException locate(LoadException failure) {
        Place place = failure.place();
        if (place.line() > 0 || place.offset() < 0 || place.offset() > Integer.MAX_VALUE) {
            return failure;
        }
        int offset = (int) place.offset();
        int line = line(offset);
        if (line == 0) {
            return failure;
        }
        Place found =
                new Place(
                        place.offset(),
                        line,
                        column(offset),
                        place.function(),
                        place.functionName());
        return new LoadException(failure.fault(), failure.detail(), found);
    }
}
